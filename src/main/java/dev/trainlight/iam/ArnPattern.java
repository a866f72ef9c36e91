package dev.trainlight.iam;

/**
 * The value of an ARN condition: six segments, each with its own wildcards, compared one by one
 * (IAM/reference_policies_elements_condition_operators.html#Conditions_ARN).
 */
final class ArnPattern {
    private final Template[] segments;

    private ArnPattern(Template[] segments) {
        this.segments = segments;
    }

    /** The pattern, or null where the text has not the form of an ARN. */
    static ArnPattern of(String text, boolean variables) {
        String[] parts = ArnSegments.split(text, variables);
        if (parts.length < ArnSegments.COUNT || !parts[0].equals("arn")) {
            return null;
        }
        Template[] templates = new Template[ArnSegments.COUNT];
        for (int i = 0; i < templates.length; i++) {
            templates[i] = Template.of(parts[i], variables, true);
        }
        return new ArnPattern(templates);
    }

    Tri matches(Inquiry inquiry, String arn, int[] ends) {
        Tri all = Tri.TRUE;
        for (int i = 1; i < segments.length && all != Tri.FALSE; i++) {
            all = all.and(segments[i].matches(inquiry, arn, ArnSegments.start(ends, i), ends[i], false));
        }
        return all;
    }

    boolean hasVariable() {
        for (Template segment : segments) {
            if (segment.hasVariable()) {
                return true;
            }
        }
        return false;
    }
}
