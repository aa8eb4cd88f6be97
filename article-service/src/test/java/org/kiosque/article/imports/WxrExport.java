package org.kiosque.article.imports;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** An export of WordPress as this site's own, of any size. */
public final class WxrExport {

    private static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8" ?>
            <!-- generator="WordPress/6.7" -->
            <rss version="2.0"
              xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
              xmlns:content="http://purl.org/rss/1.0/modules/content/"
              xmlns:wfw="http://wellformedweb.org/CommentAPI/"
              xmlns:dc="http://purl.org/dc/elements/1.1/"
              xmlns:wp="http://wordpress.org/export/1.2/">
            <channel>
              <title>La Gazette</title>
              <link>https://gazette.example</link>
              <language>fr-FR</language>
              <wp:wxr_version>1.2</wp:wxr_version>
              <wp:base_site_url>https://gazette.example</wp:base_site_url>
              <wp:author><wp:author_id>1</wp:author_id><wp:author_login><![CDATA[nadia]]></wp:author_login>\
            <wp:author_display_name><![CDATA[Nadia Ferrand]]></wp:author_display_name></wp:author>
            """;

    public static final String TAIL = "</channel>\n</rss>\n";

    private WxrExport() {}

    public static byte[] of(String... items) {
        return (HEAD + String.join("\n", items) + TAIL).getBytes(StandardCharsets.UTF_8);
    }

    /** @param site tells the posts of one export from those of others */
    public static void write(String site, int posts, OutputStream out) throws IOException {
        out.write(HEAD.getBytes(StandardCharsets.UTF_8));
        for (int n = 1; n <= posts; n++) {
            out.write(post(site, n).getBytes(StandardCharsets.UTF_8));
        }
        out.write(TAIL.getBytes(StandardCharsets.UTF_8));
    }

    public static String post(String site, int number) {
        return post(
                site,
                number,
                "Un dimanche à la gare, numéro " + number,
                "publish",
                "post",
                "<!-- wp:paragraph -->\n<p>Le train numéro " + number
                        + " est arrivé <strong>en retard</strong>, et personne ne s’en est plaint.</p>\n<!-- /wp:paragraph -->");
    }

    public static String post(String site, int number, String title, String status, String type, String content) {
        String date = LocalDate.of(2015, 1, 1).plusDays(number) + " 06:30:00";
        boolean draft = status.equals("draft");
        return """
                <item>
                  <title><![CDATA[%1$s]]></title>
                  <link>https://%2$s/2015/01/numero-%3$d/</link>
                  <pubDate>Thu, 01 Jan 2015 06:30:00 +0000</pubDate>
                  <dc:creator><![CDATA[nadia]]></dc:creator>
                  <guid isPermaLink="false">https://%2$s/?p=%3$d</guid>
                  <description></description>
                  <content:encoded><![CDATA[%4$s]]></content:encoded>
                  <excerpt:encoded><![CDATA[]]></excerpt:encoded>
                  <wp:post_id>%3$d</wp:post_id>
                  <wp:post_date><![CDATA[%5$s]]></wp:post_date>
                  <wp:post_date_gmt><![CDATA[%6$s]]></wp:post_date_gmt>
                  <wp:post_modified_gmt><![CDATA[%5$s]]></wp:post_modified_gmt>
                  <wp:comment_status><![CDATA[closed]]></wp:comment_status>
                  <wp:post_name><![CDATA[numero-%3$d-de-%2$s]]></wp:post_name>
                  <wp:status><![CDATA[%7$s]]></wp:status>
                  <wp:post_type><![CDATA[%8$s]]></wp:post_type>
                  <wp:post_password><![CDATA[]]></wp:post_password>
                  <category domain="category" nicename="transports"><![CDATA[Transports]]></category>
                  <category domain="post_tag" nicename="gares"><![CDATA[Gares]]></category>
                  <category domain="category" nicename="uncategorized"><![CDATA[Non classé]]></category>
                  <wp:postmeta><wp:meta_key>_edit_last</wp:meta_key><wp:meta_value>1</wp:meta_value></wp:postmeta>
                  <wp:comment><wp:comment_content>Première !</wp:comment_content></wp:comment>
                </item>
                """.formatted(title, site, number, content, date, draft ? "0000-00-00 00:00:00" : date, status, type);
    }

    /** @return an item with more in it */
    public static String with(String item, String... more) {
        return item.replace("</item>", String.join("\n", more) + "\n</item>");
    }

    /** As WPML's export says it. */
    public static String wpml(String group, String language, String source) {
        return meta("_wpml_import_translation_group", group)
                + meta("_wpml_import_language_code", language)
                + meta("_wpml_import_source_language_code", source);
    }

    private static String meta(String key, String value) {
        return "<wp:postmeta><wp:meta_key><![CDATA[%s]]></wp:meta_key><wp:meta_value><![CDATA[%s]]></wp:meta_value></wp:postmeta>"
                .formatted(key, value);
    }

    /** As Polylang's taxonomies stand beside an item. */
    public static String polylang(String group, String language) {
        return "<category domain=\"post_translations\" nicename=\"%1$s\"><![CDATA[%1$s]]></category>".formatted(group)
                + "<category domain=\"language\" nicename=\"%1$s\"><![CDATA[%1$s]]></category>".formatted(language);
    }

    public static String comment(int id, int parent, String approved, String text) {
        return """
                <wp:comment>
                  <wp:comment_id>%d</wp:comment_id>
                  <wp:comment_author><![CDATA[Zoé]]></wp:comment_author>
                  <wp:comment_author_email><![CDATA[zoe@private.example]]></wp:comment_author_email>
                  <wp:comment_author_IP><![CDATA[203.0.113.7]]></wp:comment_author_IP>
                  <wp:comment_date_gmt><![CDATA[2015-02-01 08:00:00]]></wp:comment_date_gmt>
                  <wp:comment_content><![CDATA[%s]]></wp:comment_content>
                  <wp:comment_approved><![CDATA[%s]]></wp:comment_approved>
                  <wp:comment_type><![CDATA[comment]]></wp:comment_type>
                  <wp:comment_parent>%d</wp:comment_parent>
                </wp:comment>
                """.formatted(id, text, approved, parent);
    }
}
