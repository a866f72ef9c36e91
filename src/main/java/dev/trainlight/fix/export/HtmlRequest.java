package dev.trainlight.fix.export;

import dev.trainlight.fix.export.RequestDocument.Block;

/**
 * Renders a request as one HTML page to print or to mail: no script, no link, nothing loaded from anywhere, and a content
 * security policy that says so.
 */
final class HtmlRequest {
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="%s">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            <style>
            :root { color-scheme: light dark; }
            body { font: 15px/1.5 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem; }
            h2 { border-bottom: 1px solid; padding-bottom: .2rem; margin-top: 2rem; }
            h3 { overflow-wrap: anywhere; }
            li { overflow-wrap: anywhere; }
            pre { border: 1px solid; border-radius: 6px; padding: .75rem; white-space: pre-wrap; overflow-wrap: anywhere;
                  font: 13px/1.4 ui-monospace, monospace; }
            @media print { body { margin: 0; max-width: none; } pre { break-inside: avoid; } }
            </style>
            </head>
            <body>
            """;

    private HtmlRequest() {}

    static String text(RequestDocument document) {
        StringBuilder text = new StringBuilder(HEAD.formatted(document.language(), escaped(document.title())));
        element(text, "h1", document.title());
        for (Block block : document.blocks()) {
            switch (block) {
                case Block.Heading(int level, String heading) -> element(text, "h" + level, heading);
                case Block.Paragraph(String paragraph) -> element(text, "p", paragraph);
                case Block.Bullets(var items) -> {
                    text.append("<ul>\n");
                    items.forEach(item -> element(text, "li", item));
                    text.append("</ul>\n");
                }
                case Block.Code(String _, String code) -> element(text, "pre", code);
            }
        }
        return text.append("</body>\n</html>\n").toString();
    }

    private static void element(StringBuilder text, String name, String content) {
        text.append('<')
                .append(name)
                .append('>')
                .append(escaped(content))
                .append("</")
                .append(name)
                .append(">\n");
    }

    /** Every character that HTML gives a meaning, also inside attributes. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
