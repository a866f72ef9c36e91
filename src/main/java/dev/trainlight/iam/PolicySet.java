package dev.trainlight.iam;

import java.util.List;

/**
 * The policies that apply to a request, layer by layer; each known, known to be none, or unknown. A list may also hold a
 * policy whose document is unknown.
 *
 * @param identity the principal's identity-based policies
 * @param boundary the permissions boundary
 * @param session the session policies
 * @param scps service control policies of the principal's account, root first, account last; none: no organization
 * @param rcps resource control policies of the resource's account, in the same order; RCPFullAWSAccess is implied
 * @param resource the resource-based policy: bucket, key, repository, trust policy
 * @param endpoints the policies of the VPC endpoints that the request passes
 * @param grants the KMS grants on the key, for KMS actions
 */
public record PolicySet(
        Slot<List<NamedPolicy>> identity,
        Slot<NamedPolicy> boundary,
        Slot<List<NamedPolicy>> session,
        Slot<List<List<NamedPolicy>>> scps,
        Slot<List<List<NamedPolicy>>> rcps,
        Slot<NamedPolicy> resource,
        Slot<List<NamedPolicy>> endpoints,
        Slot<List<KmsGrant>> grants) {

    /** No policy anywhere. */
    public static final PolicySet NONE = new PolicySet(
            Slot.none(), Slot.none(), Slot.none(), Slot.none(), Slot.none(), Slot.none(), Slot.none(), Slot.none());

    public PolicySet withIdentity(Slot<List<NamedPolicy>> value) {
        return new PolicySet(value, boundary, session, scps, rcps, resource, endpoints, grants);
    }

    public PolicySet withBoundary(Slot<NamedPolicy> value) {
        return new PolicySet(identity, value, session, scps, rcps, resource, endpoints, grants);
    }

    public PolicySet withSession(Slot<List<NamedPolicy>> value) {
        return new PolicySet(identity, boundary, value, scps, rcps, resource, endpoints, grants);
    }

    public PolicySet withScps(Slot<List<List<NamedPolicy>>> value) {
        return new PolicySet(identity, boundary, session, value, rcps, resource, endpoints, grants);
    }

    public PolicySet withRcps(Slot<List<List<NamedPolicy>>> value) {
        return new PolicySet(identity, boundary, session, scps, value, resource, endpoints, grants);
    }

    public PolicySet withResource(Slot<NamedPolicy> value) {
        return new PolicySet(identity, boundary, session, scps, rcps, value, endpoints, grants);
    }

    public PolicySet withEndpoints(Slot<List<NamedPolicy>> value) {
        return new PolicySet(identity, boundary, session, scps, rcps, resource, value, grants);
    }

    public PolicySet withGrants(Slot<List<KmsGrant>> value) {
        return new PolicySet(identity, boundary, session, scps, rcps, resource, endpoints, value);
    }

    /** The known policies of a layer, level by level; what is unknown is left out. */
    public List<NamedPolicy> of(Layer layer) {
        return switch (layer) {
            case IDENTITY -> identity.orElse(List.of());
            case BOUNDARY -> boundary.map(List::of).orElse(List.of());
            case SESSION -> session.orElse(List.of());
            case SCP -> scps.orElse(List.of()).stream().flatMap(List::stream).toList();
            case RCP -> rcps.orElse(List.of()).stream().flatMap(List::stream).toList();
            case RESOURCE -> resource.map(List::of).orElse(List.of());
            case ENDPOINT -> endpoints.orElse(List.of());
        };
    }
}
