package dev.trainlight.sagemaker;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The private ECR registries that AWS owns and serves SageMaker's images from, out of the bundled, dated list
 * {@code aws-image-registries.json} (permission-model §5.4).
 */
public final class ImageRegistries {
    private static final String RESOURCE = "aws-image-registries.json";

    /**
     * Repositories of built-in algorithms: "SageMaker uses its own SageMaker account credentials to pull" them
     * (API_AlgorithmSpecification.html), so that no permission of the role is involved (IMG-06).
     */
    private static final Set<String> BUILT_IN = Set.of(
            "blazingtext",
            "factorization-machines",
            "forecasting-deepar",
            "image-classification",
            "ipinsights",
            "kmeans",
            "knn",
            "lda",
            "linear-learner",
            "ntm",
            "object-detection",
            "object2vec",
            "pca",
            "randomcutforest",
            "sagemaker-xgboost",
            "semantic-segmentation",
            "seq2seq",
            "xgboost");

    private final Map<String, Set<String>> regions;
    private final String source;

    private ImageRegistries(Map<String, Set<String>> regions, String source) {
        this.regions = regions;
        this.source = source;
    }

    /** Whose image it is. */
    public enum Owner {
        /** A built-in algorithm of SageMaker: pulled with SageMaker's own credentials. */
        BUILT_IN_ALGORITHM,
        /** Another image of AWS: deep learning containers, frameworks, rules. */
        AWS,
        /** Somebody's own registry. */
        CUSTOMER
    }

    /**
     * The bundled list.
     *
     * @throws IllegalStateException where the program's own resource is missing or damaged
     */
    public static ImageRegistries bundled() {
        try (InputStream in = ImageRegistries.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + RESOURCE);
            }
            JsonNode root = JsonMapper.shared().readTree(in);
            Map<String, Set<String>> regions = new HashMap<>();
            root.path("registries").properties().forEach(entry -> {
                Set<String> set = new HashSet<>();
                entry.getValue().path("regions").forEach(region -> set.add(region.asString()));
                regions.put(entry.getKey(), Set.copyOf(set));
            });
            return new ImageRegistries(Map.copyOf(regions), root.path("source").asString(""));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Whose image it is, by its registry and repository. */
    public Owner owner(ImageUri image) {
        if (!regions.containsKey(image.registry())) {
            return Owner.CUSTOMER;
        }
        return BUILT_IN.contains(image.repository()) ? Owner.BUILT_IN_ALGORITHM : Owner.AWS;
    }

    /** Whether AWS owns that account's registry. */
    public boolean isAws(String account) {
        return regions.containsKey(account);
    }

    /** Whether AWS serves images from that account in that region; false for accounts that AWS does not own. */
    public boolean serves(String account, String region) {
        return regions.getOrDefault(account, Set.of()).contains(region);
    }

    /** Where the list comes from, and its date. */
    public String source() {
        return source;
    }
}
