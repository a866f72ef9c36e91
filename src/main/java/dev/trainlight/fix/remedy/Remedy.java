package dev.trainlight.fix.remedy;

import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.WhoCanFixIt;
import dev.trainlight.fix.Change.Target;
import dev.trainlight.fix.document.DocumentLimit;
import dev.trainlight.fix.document.Exemption.Surroundings;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** One kind of document that a change may touch, with all that its kind demands. */
public sealed interface Remedy
        permits IdentityPolicyRemedy,
                PermissionSetRemedy,
                BoundaryRemedy,
                SessionPolicyRemedy,
                ResourcePolicyRemedy,
                KeyPolicyRemedy,
                EndpointPolicyRemedy,
                FieldsRemedy,
                OrganizationRemedy {

    /** Where the document stands in the case. */
    Place place();

    /** What is changed, for the fix's reader. */
    Target target();

    /** Who can make the change. */
    WhoCanFixIt owner();

    /** How large the document may become; empty where it is no policy. */
    Optional<DocumentLimit> limit();

    /** Whom else the document holds for. */
    default Surroundings surroundings() {
        return Surroundings.SHARED;
    }

    /** Whether a change of it may be written; otherwise it is asked for. */
    default boolean editable() {
        return true;
    }

    /** The grants as statements in this kind's grammar. */
    List<ObjectNode> statements(List<Grant> grants);

    /** What a person calls the document: "the inline policy TrainAccess of the role TrainRole". */
    Sentence name();
}
