package dev.trainlight.wizard.page.diagnosis;

import dev.trainlight.diagnosis.AwsVote;
import dev.trainlight.diagnosis.Confidence;
import dev.trainlight.diagnosis.EvidenceSource;
import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.message.TextSpan;
import dev.trainlight.iam.Explanation.Difference;
import dev.trainlight.wizard.control.code.Marks;
import java.util.List;
import java.util.Optional;

/**
 * Why a check, a cause, a warning or a gap is as it is.
 *
 * @param action the action in question; empty for a warning or a gap
 * @param resources what it was asked on, ARNs or patterns
 * @param because the cause in one sentence
 * @param confidence how sure the cause is
 * @param layers each kind of policy that takes part, with its answer
 * @param excerpt the document that decides, or comes closest
 * @param vote what AWS's own policy simulator says about it
 * @param evidence what says so
 * @param missing what would settle it
 * @param pages AWS's pages about it
 */
public record Why(
        Optional<String> action,
        List<String> resources,
        Optional<Sentence> because,
        Optional<Confidence> confidence,
        List<LayerLine> layers,
        Optional<Excerpt> excerpt,
        Optional<AwsVote> vote,
        List<Proof> evidence,
        List<Sentence> missing,
        List<AwsPage> pages) {
    public Why {
        resources = List.copyOf(resources);
        layers = List.copyOf(layers);
        evidence = List.copyOf(evidence);
        missing = List.copyOf(missing);
        pages = List.copyOf(pages);
    }

    /** A kind of policy as people call it: resource-based policies by what they belong to. */
    public enum PolicyKind {
        IDENTITY("identity"),
        BOUNDARY("boundary"),
        SESSION("session"),
        SERVICE_CONTROL("service-control"),
        RESOURCE_CONTROL("resource-control"),
        BUCKET("bucket"),
        KEY("key"),
        REPOSITORY("repository"),
        TRUST("trust"),
        RESOURCE("resource"),
        ENDPOINT("endpoint");

        private final String id;

        PolicyKind(String id) {
            this.id = id;
        }

        /** The word in bundle keys. */
        public String id() {
            return id;
        }
    }

    /** What a kind of policy says. */
    public enum Answer {
        ALLOWS("allows"),
        NO_ALLOW("no-allow"),
        DENIES("denies"),
        UNKNOWN("unknown"),
        /** Allows nothing, and does not have to. */
        SILENT("silent");

        private final String id;

        Answer(String id) {
            this.id = id;
        }

        /** The word in bundle keys. */
        public String id() {
            return id;
        }
    }

    /**
     * A kind of policy with its answer.
     *
     * @param kind which
     * @param policies how many of them were looked at; 0 where that is not known
     * @param answer what they say
     */
    public record LayerLine(PolicyKind kind, int policies, Answer answer) {}

    /**
     * A document with what to look at in it.
     *
     * @param owner what the policy belongs to: a role, a bucket
     * @param kind the kind of policy
     * @param inline whether it is part of its owner, where that can be told
     * @param policy the policy's name; empty where its kind says it all
     * @param text the document
     * @param marks what to look at, without its note
     * @param note what is said about it
     */
    public record Excerpt(
            String owner,
            PolicyKind kind,
            Optional<Boolean> inline,
            Optional<String> policy,
            String text,
            Marks marks,
            ExcerptNote note) {}

    /** What is said about the marked part of a document. */
    public sealed interface ExcerptNote {
        /** This statement denies. */
        record Denies() implements ExcerptNote {}

        /** This statement allows. */
        record Allows() implements ExcerptNote {}

        /**
         * This Allow comes closest.
         *
         * @param difference in what it differs
         * @param key the condition key or variable that it is about, where it is one
         */
        record Misses(Difference difference, Optional<String> key) implements ExcerptNote {}

        /**
         * Whether this statement applies could not be told.
         *
         * @param key the condition key that is not known, where it is one
         */
        record Unclear(Optional<String> key) implements ExcerptNote {}
    }

    /**
     * What says so.
     *
     * @param source where it comes from
     * @param text the words
     * @param telling the words in it that tell, in order and apart from each other
     */
    public record Proof(EvidenceSource source, String text, List<TextSpan> telling) {
        public Proof {
            telling = List.copyOf(telling);
        }
    }
}
