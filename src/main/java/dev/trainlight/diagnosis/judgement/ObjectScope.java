package dev.trainlight.diagnosis.judgement;

import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.iam.AuthorizationRequest;
import dev.trainlight.iam.Decision;
import dev.trainlight.iam.Evaluator;
import dev.trainlight.iam.NamedPolicy;
import dev.trainlight.iam.PolicySet;
import dev.trainlight.iam.Statement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether the answer for "everything under a prefix" depends on which objects really lie there: where a policy names a
 * part of the prefix ({@code train/*.csv}, {@code train/secret/*}), that part is asked on its own, and a different answer
 * means that nobody can tell without a list of the objects.
 */
final class ObjectScope {
    private final Evaluator evaluator;

    ObjectScope(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** What would have to be known, where a part of the prefix is decided otherwise than the whole. */
    Optional<Sentence> openPart(AuthorizationRequest request, PolicySet policies, Decision whole) {
        String resource = request.resource();
        if (!request.action().startsWith("s3:") || !resource.endsWith("*") || resource.indexOf('/') < 0) {
            return Optional.empty();
        }
        String prefix = resource.substring(0, resource.length() - 1);
        for (String pattern : parts(policies, prefix)) {
            String object = pattern.replace("*", "x").replace('?', 'x');
            AuthorizationRequest part = new AuthorizationRequest(
                    request.principal(),
                    request.action(),
                    object,
                    request.resourceAccount(),
                    request.wildcardOnlyAction(),
                    request.context());
            Decision decision = evaluator.decide(part, policies);
            if (decision.allowed() != whole.allowed() && decision.denied() != whole.denied()) {
                return Optional.of(Sentence.of("missing.objects", pattern.substring(pattern.lastIndexOf(':') + 1)));
            }
        }
        return Optional.empty();
    }

    private static Set<String> parts(PolicySet policies, String prefix) {
        Set<String> parts = new LinkedHashSet<>();
        all(policies)
                .flatMap(policy -> policy.document().toOptional().stream())
                .flatMap(document -> document.statements().stream())
                .flatMap(statement -> statement.resource().stream())
                .flatMap(element -> element.values().stream())
                .map(Statement.Value::text)
                .filter(pattern -> pattern.startsWith(prefix))
                .filter(pattern -> !pattern.contains("${"))
                .filter(pattern -> !pattern.substring(prefix.length()).matches("\\*?"))
                .forEach(parts::add);
        return parts;
    }

    private static Stream<NamedPolicy> all(PolicySet policies) {
        return Stream.of(
                        policies.identity().orElse(List.of()).stream(),
                        policies.boundary().toOptional().stream(),
                        policies.session().orElse(List.of()).stream(),
                        policies.resource().toOptional().stream(),
                        policies.endpoints().orElse(List.of()).stream(),
                        policies.scps().orElse(List.of()).stream().flatMap(List::stream),
                        policies.rcps().orElse(List.of()).stream().flatMap(List::stream))
                .flatMap(stream -> stream);
    }
}
