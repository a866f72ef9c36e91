package dev.trainlight.evidence;

import dev.trainlight.iam.Position;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What AWS says about one policy document.
 *
 * @param policy the document
 * @param remarks in AWS's order; none where AWS has nothing to say against it
 */
public record PolicyValidation(PolicyForValidation policy, List<Remark> remarks) {
    public PolicyValidation {
        remarks = List.copyOf(remarks);
    }

    /** How much a remark weighs (IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html). */
    public enum Weight {
        /** AWS would not take the document, or a statement of it does nothing. */
        ERROR("error"),
        /** It opens more than is good. */
        SECURITY_WARNING("security-warning"),
        /** It does not do what it seems to. */
        WARNING("warning"),
        /** It could be written better. */
        SUGGESTION("suggestion");

        private final String id;

        Weight(String id) {
            this.id = id;
        }

        /** The word of the fixed formats. */
        public String id() {
            return id;
        }
    }

    /**
     * One thing that AWS says.
     *
     * @param weight how much it weighs
     * @param code AWS's own name of it: {@code INVALID_ACTION}
     * @param text AWS's sentence, in English
     * @param learnMore AWS's page about it
     * @param places what it is about; none where it is the whole document
     */
    public record Remark(Weight weight, String code, String text, Optional<URI> learnMore, List<Place> places) {
        public Remark {
            places = List.copyOf(places);
        }
    }

    /**
     * A place in the document.
     *
     * @param path the way to it: {@code Statement[0].Action[1]}
     * @param position where it begins in the text
     */
    public record Place(String path, Position position) {}
}
