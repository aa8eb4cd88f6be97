package org.kiosque.article.imports.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class GhostTextTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void whatGhostHasRenderedGoesFirst() {
        ObjectNode post = JSON.createObjectNode().put("html", "<p>Rendu</p>").put("lexical", "{}");
        assertThat(GhostText.html(post)).isEqualTo("<p>Rendu</p>");
        assertThat(GhostText.html(JSON.createObjectNode())).isEmpty();
    }

    @Test
    void whatIsSmallAsTextAndLargeAsATreeIsNotRead() {
        String many = "{\"root\":{\"children\":[" + "{},".repeat(1_000_000) + "{}]}}";
        assertThat(GhostText.html(JSON.createObjectNode().put("lexical", many))).isNull();
    }

    @Test
    void lexicalsTreeBecomesMarkdown() {
        assertThat(markdown("lexical", """
                {"root":{"type":"root","children":[
                  {"type":"extended-heading","tag":"h2","children":[{"type":"extended-text","text":"Le quai","format":0}]},
                  {"type":"paragraph","children":[
                    {"type":"extended-text","text":"Un ","format":0},
                    {"type":"extended-text","text":"soir","format":3},
                    {"type":"extended-text","text":" <de> pluie","format":0},
                    {"type":"linebreak"},
                    {"type":"link","url":"https://example.org/a","children":[{"type":"extended-text","text":"ici","format":0}]}]},
                  {"type":"list","listType":"number","children":[
                    {"type":"listitem","children":[{"type":"extended-text","text":"Un","format":0}]},
                    {"type":"listitem","children":[{"type":"extended-text","text":"Deux","format":16}]}]},
                  {"type":"extended-quote","children":[{"type":"extended-text","text":"Enfin","format":0}]},
                  {"type":"horizontalrule"},
                  {"type":"image","src":"https://example.org/quai.jpg","alt":"Un quai","caption":"La <em>gare</em>"},
                  {"type":"markdown","markdown":"**gras**"},
                  {"type":"codeblock","code":"a < b"},
                  {"type":"bookmark","url":"https://example.org/b","metadata":{"title":"À lire"}},
                  {"type":"signup","header":"Abonnez-vous"}]}}"""))
                .contains(
                        "## Le quai",
                        "***soir***",
                        "[ici](https://example.org/a)",
                        "1. Un",
                        "2. `Deux`",
                        "> Enfin",
                        "[Un quai](https://example.org/quai.jpg)",
                        "La *gare*",
                        "**gras**",
                        "a < b",
                        "[À lire](https://example.org/b)")
                .doesNotContain("Abonnez");
    }

    @Test
    void mobiledocsSectionsBecomeMarkdown() {
        assertThat(markdown("mobiledoc", """
                {"version":"0.3.1","atoms":[["soft-return","",{}]],
                 "cards":[["image",{"src":"https://example.org/q.jpg","alt":"Un quai"}],["markdown",{"markdown":"*m*"}],["hr",{}]],
                 "markups":[["strong"],["a",["href","https://example.org/a"]]],
                 "sections":[[1,"h2",[[0,[],0,"Le quai"]]],
                   [1,"p",[[0,[],0,"Un "],[0,[0],1,"soir"],[0,[],0," et "],[0,[1,0],2,"ici"],[1,[],0,0],[0,[],0,"fin"]]],
                   [3,"ul",[[[0,[],0,"Un"]],[[0,[],0,"Deux"]]]],
                   [10,0],[10,1],[10,2],[10,99]]}"""))
                .contains(
                        "## Le quai",
                        "**soir**",
                        "[**ici**](https://example.org/a)",
                        "* Un",
                        "[Un quai](https://example.org/q.jpg)",
                        "*m*");
    }

    @Test
    void whatIsBrokenOrEndlessDoesNoHarm() {
        assertThat(GhostText.html(JSON.createObjectNode().put("lexical", "{\"root\":")))
                .isNull();
        assertThat(GhostText.html(JSON.createObjectNode().put("lexical", "[1]")))
                .isNull();
        String deep = "{\"type\":\"quote\",\"children\":[".repeat(400) + "]}".repeat(400);
        assertThatCode(() -> GhostText.html(
                        JSON.createObjectNode().put("lexical", "{\"root\":{\"children\":[" + deep + "]}}")))
                .doesNotThrowAnyException();
        assertThatCode(() -> GhostText.html(JSON.createObjectNode()
                        .put("mobiledoc", "{\"sections\":[[1,\"p\",[[0,[7],9,3]]],[3],[10],[\"x\"],7]}")))
                .doesNotThrowAnyException();
    }

    private static String markdown(String field, String text) {
        return HtmlText.markdown(GhostText.html(JSON.createObjectNode().put(field, text)));
    }
}
