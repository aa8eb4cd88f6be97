package org.kiosque.local.identity;

import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.HtmlUtils;

/** Where staff type name and password, in French or English. */
@Controller
class SignInPage {

    static final String PATH = "/sign-in";
    static final String FAILED = "/sign-in-failed";
    static final String STYLE = "/sign-in.css";

    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

    /** What the page says. */
    private enum Words {
        FRENCH(
                "fr",
                "S’identifier – Kiosque",
                "S’identifier",
                "Ce nom et ce mot de passe ne vont pas ensemble.",
                "Nom",
                "Mot de passe",
                "Entrer",
                "Les comptes et leurs mots de passe sont ceux que deploy/up a montrés au premier démarrage."),
        ENGLISH(
                "en",
                "Sign in – Kiosque",
                "Sign in",
                "This name and this password do not go together.",
                "Name",
                "Password",
                "Enter",
                "The accounts and their passwords are those that deploy/up showed at its first start.");

        private final String tag;
        private final String title;
        private final String heading;
        private final String wrong;
        private final String name;
        private final String password;
        private final String enter;
        private final String hint;

        Words(
                String tag,
                String title,
                String heading,
                String wrong,
                String name,
                String password,
                String enter,
                String hint) {
            this.tag = tag;
            this.title = title;
            this.heading = heading;
            this.wrong = wrong;
            this.name = name;
            this.password = password;
            this.enter = enter;
            this.hint = hint;
        }

        static Words of(Locale locale) {
            return locale.getLanguage().equals("fr") ? FRENCH : ENGLISH;
        }
    }

    @GetMapping(PATH)
    ResponseEntity<String> form(CsrfToken csrf, Locale locale) {
        return page(HttpStatus.OK, csrf, Words.of(locale), "", "");
    }

    /** Where a wrong password leads to. */
    @PostMapping(FAILED)
    ResponseEntity<String> failed(CsrfToken csrf, Locale locale, @RequestParam(defaultValue = "") String username) {
        Words words = Words.of(locale);
        return page(
                HttpStatus.UNAUTHORIZED,
                csrf,
                words,
                "<p class=\"wrong\" role=\"alert\">" + words.wrong + "</p>",
                username);
    }

    private static ResponseEntity<String> page(
            HttpStatus status, CsrfToken csrf, Words words, String message, String name) {
        return ResponseEntity.status(status).contentType(HTML).body("""
            <!DOCTYPE html>
            <html lang="%s">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <meta name="color-scheme" content="light dark">
              <title>%s</title>
              <link rel="stylesheet" href="/sign-in.css">
            </head>
            <body>
            <main>
              <h1>%s</h1>
              %s
              <form method="post" action="/sign-in">
                <input type="hidden" name="%s" value="%s">
                <p><label for="username">%s</label><input id="username" name="username" autocomplete="username" autocapitalize="none" required value="%s"></p>
                <p><label for="password">%s</label><input id="password" name="password" type="password" autocomplete="current-password" required></p>
                <p><button>%s</button></p>
              </form>
              <p>%s</p>
            </main>
            </body>
            </html>
            """.formatted(
                        words.tag,
                        words.title,
                        words.heading,
                        message,
                        csrf.getParameterName(),
                        HtmlUtils.htmlEscape(csrf.getToken()),
                        words.name,
                        HtmlUtils.htmlEscape(name),
                        words.password,
                        words.enter,
                        words.hint));
    }
}
