package dev.trainlight.iam;

import java.util.List;

/**
 * One value of Resource or NotResource (IAM/reference_policies_elements_resource.html): {@code *}, or an ARN that is
 * compared segment by segment, with regard to case. Variables count in the last segment alone.
 */
final class ResourcePattern {
    private final String text;
    private final Kind kind;
    private final Template[] segments;
    private final char[] whole;
    private final boolean wildcardService;
    private final boolean wildcardType;
    private final int firstOpenEnd;

    private enum Kind {
        EVERYTHING,
        ARN,
        SHORT,
        INVALID
    }

    ResourcePattern(String text, boolean variables) {
        this.text = text;
        this.whole = Glob.compile(text);
        String[] parts = ArnSegments.split(text, variables);
        if (text.equals("*")) {
            kind = Kind.EVERYTHING;
        } else if (parts.length < ArnSegments.COUNT || !Glob.matches(Glob.compile(parts[0]), "arn")) {
            kind = Glob.hasWildcard(whole) ? Kind.SHORT : Kind.INVALID;
        } else if (variables && hasVariableBeforeResource(parts)) {
            kind = Kind.INVALID;
        } else {
            kind = Kind.ARN;
        }
        if (kind != Kind.ARN) {
            segments = new Template[0];
            wildcardService = false;
            wildcardType = false;
            firstOpenEnd = ArnSegments.COUNT;
            return;
        }
        segments = new Template[ArnSegments.COUNT];
        int open = ArnSegments.COUNT;
        for (int i = ArnSegments.COUNT - 1; i >= 0; i--) {
            segments[i] = Template.of(parts[i], variables && i == ArnSegments.COUNT - 1, true);
            if (i < ArnSegments.COUNT - 1 && parts[i].endsWith("*")) {
                open = i;
            }
        }
        firstOpenEnd = open;
        wildcardService = segments[2].hasWildcard();
        wildcardType = hasWildcardInType(parts[5]);
    }

    private static boolean hasVariableBeforeResource(String[] parts) {
        for (int i = 0; i < ArnSegments.COUNT - 1; i++) {
            if (parts[i].contains("${")) {
                return true;
            }
        }
        return false;
    }

    /** A type that is only a wildcard is common in AWS's own examples ({@code *}/{@code *}); part of one is not allowed. */
    private static boolean hasWildcardInType(String resource) {
        String type = resource.substring(0, separator(resource));
        return !type.equals("*") && (type.indexOf('*') >= 0 || type.indexOf('?') >= 0);
    }

    private static int separator(String resource) {
        for (int i = 0; i < resource.length(); i++) {
            char c = resource.charAt(i);
            if (c == '/' || c == ':') {
                return i;
            }
        }
        return resource.length();
    }

    String text() {
        return text;
    }

    /** The bare {@code *}. */
    boolean everything() {
        return kind == Kind.EVERYTHING;
    }

    /** Whether this is neither {@code *} nor an ARN, so that it fits nothing. */
    boolean invalid() {
        return kind == Kind.INVALID;
    }

    Tri matches(Inquiry inquiry) {
        return switch (kind) {
            case EVERYTHING -> Tri.TRUE;
            case INVALID -> Tri.FALSE;
            case SHORT ->
                !inquiry.wildcardOnly() && ColonGlob.matches(whole, inquiry.resource())
                        ? inquiry.doubt(Doubt.open(Unsettled.SHORT_RESOURCE_ARN), this)
                        : Tri.FALSE;
            case ARN -> inquiry.wildcardOnly() ? Tri.FALSE : matchesArn(inquiry);
        };
    }

    private Tri matchesArn(Inquiry inquiry) {
        int[] ends = inquiry.resourceEnds();
        if (ends == null) {
            return Tri.FALSE;
        }
        String resource = inquiry.resource();
        Tri all = Tri.TRUE;
        int failed = ArnSegments.COUNT;
        for (int i = 0; i < ArnSegments.COUNT; i++) {
            Tri one = segments[i].matches(inquiry, resource, ArnSegments.start(ends, i), ends[i], false);
            if (one == Tri.FALSE) {
                failed = i;
                break;
            }
            all = all.and(one);
        }
        if (failed < ArnSegments.COUNT) {
            return firstOpenEnd <= failed && ColonGlob.matches(whole, resource)
                    ? inquiry.doubt(Doubt.open(Unsettled.WILDCARD_OVER_COLON), this)
                    : Tri.FALSE;
        }
        if (wildcardService) {
            all = all.and(inquiry.doubt(Doubt.open(Unsettled.WILDCARD_IN_SERVICE_SEGMENT), this));
        }
        if (wildcardType && inquiry.resourceHasType()) {
            all = all.and(inquiry.doubt(Doubt.open(Unsettled.WILDCARD_IN_RESOURCE_TYPE), this));
        }
        return all;
    }

    /** Whether a variable in it has no value in this request. */
    Tri lacksValue(Inquiry inquiry) {
        return kind == Kind.ARN ? segments[ArnSegments.COUNT - 1].lacksValue(inquiry) : Tri.FALSE;
    }

    /** The variables in it that have no value in this request. */
    List<String> withoutValue(Inquiry inquiry) {
        return kind == Kind.ARN ? segments[ArnSegments.COUNT - 1].withoutValue(inquiry) : List.of();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ResourcePattern pattern && text.equals(pattern.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
