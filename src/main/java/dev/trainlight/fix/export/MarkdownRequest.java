package dev.trainlight.fix.export;

import dev.trainlight.fix.export.RequestDocument.Block;
import java.util.regex.Pattern;

/** Renders a request as Markdown (CommonMark). */
final class MarkdownRequest {
    private static final Pattern SPECIAL = Pattern.compile("([\\\\`*_\\[\\]|~])");
    private static final Pattern LIST_MARKER = Pattern.compile("^(\\d*)([-+.)#])");
    private static final Pattern BACKTICKS = Pattern.compile("`+");

    private MarkdownRequest() {}

    static String text(RequestDocument document) {
        StringBuilder text = new StringBuilder("# " + escaped(document.title()) + "\n");
        for (Block block : document.blocks()) {
            text.append('\n');
            switch (block) {
                case Block.Heading(int level, String heading) ->
                    text.append("#".repeat(level))
                            .append(' ')
                            .append(escaped(heading))
                            .append('\n');
                case Block.Paragraph(String paragraph) ->
                    text.append(escaped(paragraph)).append('\n');
                case Block.Bullets(var items) ->
                    items.forEach(
                            item -> text.append("- ").append(escaped(item)).append('\n'));
                case Block.Code(String language, String code) -> {
                    String fence = fence(code);
                    text.append(fence)
                            .append(language)
                            .append('\n')
                            .append(code)
                            .append('\n')
                            .append(fence)
                            .append('\n');
                }
            }
        }
        return text.toString();
    }

    /** Everything that Markdown would take for markup or HTML; a line break would begin something new. */
    static String escaped(String text) {
        String plain = text.replaceAll("\\s+", " ")
                .strip()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
        String inline = SPECIAL.matcher(plain).replaceAll("\\\\$1");
        return LIST_MARKER.matcher(inline).replaceFirst("$1\\\\$2");
    }

    /** A fence longer than any row of backticks inside. */
    private static String fence(String code) {
        int longest = BACKTICKS
                .matcher(code)
                .results()
                .mapToInt(match -> match.group().length())
                .max()
                .orElse(0);
        return "`".repeat(Math.max(3, longest + 1));
    }
}
