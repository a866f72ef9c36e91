package dev.trainlight.iam;

import dev.trainlight.iam.Statement.ListElement;
import dev.trainlight.iam.Statement.Value;
import java.util.List;

/** Resource or NotResource of one statement. */
final class ResourceMatcher {
    private final boolean negated;
    private final ResourcePattern[] patterns;

    ResourceMatcher(ListElement element, boolean variables) {
        negated = element.negated();
        List<Value> values = element.values();
        patterns = new ResourcePattern[values.size()];
        for (int i = 0; i < patterns.length; i++) {
            patterns[i] = new ResourcePattern(values.get(i).text(), variables);
        }
    }

    /**
     * Whether the element covers the request's resource. NotResource inverts the list as a whole: an entry whose
     * variable has no value fits nothing, so that a Deny then hits everything; whether an Allow does is open.
     */
    Tri matches(Inquiry inquiry, boolean allow) {
        Tri any = Tri.FALSE;
        for (ResourcePattern pattern : patterns) {
            any = any.or(pattern.matches(inquiry));
            if (any == Tri.TRUE) {
                return Tri.of(!negated);
            }
        }
        if (!negated) {
            return any;
        }
        return allow ? any.not().and(settled(inquiry)) : any.not();
    }

    private Tri settled(Inquiry inquiry) {
        Tri settled = Tri.TRUE;
        for (ResourcePattern pattern : patterns) {
            if (pattern.invalid()) {
                settled = settled.and(inquiry.doubt(Doubt.open(Unsettled.INVALID_ENTRY_IN_NOT_LIST), pattern));
            } else {
                Tri lacks = pattern.lacksValue(inquiry);
                if (lacks != Tri.FALSE) {
                    settled = settled.and(
                            inquiry.doubt(Doubt.open(Unsettled.NOT_RESOURCE_VARIABLE_WITHOUT_VALUE), pattern));
                }
            }
        }
        return settled;
    }

    /** The patterns, in the order of the element's values. */
    ResourcePattern[] patterns() {
        return patterns;
    }
}
