package dev.trainlight.fix.remedy;

import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.WhoCanFixIt;
import dev.trainlight.fix.Change.Target;
import dev.trainlight.fix.TargetType;
import dev.trainlight.fix.document.DocumentLimit;
import java.util.Optional;

/**
 * The policy of an ECR repository. Its statements have no {@code Resource}: they are about their repository
 * (AmazonECR/latest/userguide/repository-policies.html).
 *
 * @param repository the repository's ARN
 * @param principal ARN of the role or user
 */
public record RepositoryPolicyRemedy(String repository, String principal) implements ResourcePolicyRemedy {
    @Override
    public Place place() {
        return new Place.ResourcePolicy(repository);
    }

    @Override
    public Target target() {
        return new Target(TargetType.REPOSITORY_POLICY, repository, Optional.empty());
    }

    @Override
    public WhoCanFixIt owner() {
        return WhoCanFixIt.RESOURCE_OWNER;
    }

    @Override
    public Optional<DocumentLimit> limit() {
        return Optional.of(DocumentLimit.REPOSITORY_POLICY);
    }

    @Override
    public boolean namesResource() {
        return false;
    }

    @Override
    public Sentence name() {
        return Sentence.of("fix.name.repository", repository.substring(repository.indexOf('/') + 1));
    }
}
