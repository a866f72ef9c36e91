package dev.trainlight.evidence.redaction;

import dev.trainlight.sagemaker.ImageRegistries;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Walks through the words of a name or pattern, and puts together what becomes of them. */
final class Pieces {
    private static final Pattern RUN = Pattern.compile("[A-Za-z0-9*?]+");
    private static final Pattern PIECE = Pattern.compile("[A-Za-z0-9]+");
    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final int ACCOUNT = 12;

    /** Takes a piece of a word and says what stands for it. */
    interface Use {
        /**
         * @param piece the piece, without wildcards
         * @param begins whether a word begins with it: no wildcard stands before it
         * @param ends whether a word ends with it
         */
        String of(String piece, boolean begins, boolean ends);
    }

    private final Anatomy anatomy;
    private final ImageRegistries registries;

    Pieces(Anatomy anatomy, ImageRegistries registries) {
        this.anatomy = anatomy;
        this.registries = registries;
    }

    /** The parts of a name. */
    List<Part> parts(String text) {
        return anatomy.of(text);
    }

    /** The text with every open piece replaced. */
    String rewrite(String text, Use use) {
        StringBuilder out = new StringBuilder(text.length());
        for (Part part : anatomy.of(text)) {
            out.append(part.open() ? open(part.text(), use) : part.text());
        }
        return out.toString();
    }

    /** The same for a stretch that is open from end to end. */
    String open(String text, Use use) {
        StringBuilder out = new StringBuilder(text.length());
        Matcher uuid = UUID.matcher(text);
        int end = 0;
        while (uuid.find()) {
            runs(text.substring(end, uuid.start()), use, out);
            // Groups of digits alone belong to the id, too.
            out.append(PIECE.matcher(uuid.group()).replaceAll(found -> use.of(found.group(), true, true)));
            end = uuid.end();
        }
        runs(text.substring(end), use, out);
        return out.toString();
    }

    private void runs(String text, Use use, StringBuilder out) {
        Matcher run = RUN.matcher(text);
        int end = 0;
        while (run.find()) {
            out.append(text, end, run.start()).append(run(run.group(), use));
            end = run.end();
        }
        out.append(text, end, text.length());
    }

    private String run(String run, Use use) {
        return PIECE.matcher(run).replaceAll(found -> {
            boolean begins = found.start() == 0;
            boolean ends = found.end() == run.length();
            String piece = found.group();
            if (begins && ends && stays(piece)) {
                return piece;
            }
            return use.of(piece, begins, ends);
        });
    }

    /** Plain numbers are nobody's, but for account numbers that are not AWS's own. */
    private boolean stays(String piece) {
        if (!DIGITS.matcher(piece).matches()) {
            return false;
        }
        return piece.length() != ACCOUNT || registries.isAws(piece);
    }
}
