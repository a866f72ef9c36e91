package dev.trainlight.fix.command;

import java.util.regex.Pattern;

/** The shells that a command may be pasted into, and how each takes a text as one word, unchanged. */
public enum Shell {
    /** bash, zsh and every other shell of POSIX's grammar. */
    BASH {
        @Override
        String quoted(String text) {
            // Nothing is special inside single quotes; a single quote itself stands between two quoted parts.
            return "'" + text.replace("'", "'\\''") + "'";
        }
    },
    /** PowerShell 5.1 and later. */
    POWERSHELL {
        @Override
        String quoted(String text) {
            // PowerShell takes the typographic quotes as quotes too; each is doubled
            // (about_Quoting_Rules; the language specification, "single-quote-character").
            return "'" + text.replaceAll("(['\u2018\u2019\u201a\u201b])", "$1$1") + "'";
        }
    };

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=-]+");

    /** The text as one word of this shell: as it is where nothing in it is special, else in quotes. */
    public String word(String text) {
        return PLAIN.matcher(text).matches() ? text : quoted(text);
    }

    /** What one command goes on with on the next line. */
    String continuation() {
        return this == BASH ? " \\\n  " : " `\n  ";
    }

    abstract String quoted(String text);
}
