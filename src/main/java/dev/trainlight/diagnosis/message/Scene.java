package dev.trainlight.diagnosis.message;

import dev.trainlight.evidence.Where;
import dev.trainlight.sagemaker.Stage;
import java.util.Optional;

/**
 * Where in a text, and in the life of a job, a statement stands: what the words around it say about the stage.
 *
 * @param where where the text stood, told or recognised by its form; empty: unknown
 * @param failure the class at the head of the FailureReason that the statement belongs to
 * @param phase the phase that the FailureReason names
 * @param operation the API operation that the words around it name
 * @param code whether a program of the data scientist's, or a framework below it, printed the text
 * @param commandLine whether the AWS command line printed it
 * @param lastStage the stage in which the job's own timeline ends
 */
record Scene(
        Optional<Where> where,
        Optional<FailureClass> failure,
        Optional<Phase> phase,
        Optional<String> operation,
        boolean code,
        boolean commandLine,
        Optional<Stage> lastStage) {

    /** The class at the head of a FailureReason (permission-model §1.4). */
    enum FailureClass {
        CLIENT_ERROR,
        ALGORITHM_ERROR,
        INTERNAL_SERVER_ERROR,
        CAPACITY_ERROR
    }

    /** The phase that a FailureReason names (permission-model §1.4). */
    enum Phase {
        DATA(Stage.DATA_DOWNLOAD),
        IMAGE(Stage.IMAGE_PULL),
        UPLOAD(Stage.ARTIFACT_UPLOAD),
        START(Stage.ASSUME_ROLE);

        private final Stage stage;

        Phase(Stage stage) {
            this.stage = stage;
        }

        Stage stage() {
            return stage;
        }
    }

    Scene withOperation(Optional<String> name) {
        return new Scene(where, failure, phase, name, code, commandLine, lastStage);
    }

    /** Whether the words come from inside the container. */
    boolean inContainer() {
        return failure.filter(FailureClass.ALGORITHM_ERROR::equals).isPresent()
                || phase.isEmpty() && (at(Where.CONTAINER_LOG) || at(Where.CLOUDWATCH_LOG));
    }

    /** Whether code in the container speaks, and not a bare sentence of AWS that stood in a log. */
    boolean codeInContainer() {
        return failure.filter(FailureClass.ALGORITHM_ERROR::equals).isPresent()
                || inContainer() && (code || commandLine);
    }

    boolean at(Where place) {
        return where.filter(place::equals).isPresent();
    }
}
