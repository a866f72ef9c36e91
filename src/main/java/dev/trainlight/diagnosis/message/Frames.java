package dev.trainlight.diagnosis.message;

import dev.trainlight.diagnosis.message.Scene.FailureClass;
import dev.trainlight.diagnosis.message.Scene.Phase;
import dev.trainlight.evidence.Where;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The frame that a text gives its statements: the class and phase of the FailureReason they stand in, and what the text as
 * a whole tells about its origin.
 */
final class Frames {
    /** How far the head of a FailureReason reaches: its text has at most 1,024 characters. */
    private static final int REACH = 1_200;

    private static final Map<String, FailureClass> CLASSES = Map.of(
            "clienterror:", FailureClass.CLIENT_ERROR,
            "algorithmerror:", FailureClass.ALGORITHM_ERROR,
            "algorithm error:", FailureClass.ALGORITHM_ERROR,
            "internalservererror:", FailureClass.INTERNAL_SERVER_ERROR,
            "capacityerror:", FailureClass.CAPACITY_ERROR);

    private static final Map<String, Phase> PHASES = Map.ofEntries(
            Map.entry("data download failed", Phase.DATA),
            Map.entry("failed to download data", Phase.DATA),
            Map.entry("unable to download object", Phase.DATA),
            Map.entry("downloading input data", Phase.DATA),
            Map.entry("artifact upload failed", Phase.UPLOAD),
            Map.entry("failed to upload artifact", Phase.UPLOAD),
            Map.entry("unable to upload artifact", Phase.UPLOAD),
            Map.entry("uploading generated training model", Phase.UPLOAD),
            Map.entry("failed to upload output", Phase.UPLOAD),
            Map.entry("image download failed", Phase.IMAGE),
            Map.entry("failed to download image", Phase.IMAGE),
            Map.entry("downloading the training image", Phase.IMAGE),
            Map.entry("traininghostagent initialization failed", Phase.START));

    private static final List<String> JOB_MARKS = List.of(
            "failurereason",
            "failed. reason:",
            "failed reason:",
            "failure reason",
            "data download failed",
            "artifact upload failed",
            "sagemaker job failed because",
            "error for training job");

    private static final List<String> CONTAINER_MARKS = List.of(
            "/opt/ml/",
            "sagemaker_training",
            "sagemaker-training",
            "sagemaker_containers",
            "container_support",
            "sagemaker_pytorch_container",
            "sagemaker_tensorflow_container",
            "sagemaker_xgboost_container",
            "sagemaker_sklearn_container",
            "sagemaker_huggingface",
            "executeuserscripterror");

    private static final List<String> CODE_MARKS = List.of(
            "traceback (most recent call last)",
            "file \"",
            "file '",
            "s3uploadfailederror",
            "clienterrorexception",
            "site-packages",
            "dist-packages",
            "framework error",
            "executeuserscripterror",
            "exittraining",
            "mlflow",
            "s3fs",
            "fsspec",
            "smart_open",
            "awswrangler",
            "pyarrow",
            "rasterio",
            "failed to upload /",
            "failed to upload .",
            "caused by: ",
            "com.amazonaws.",
            "org.apache.",
            "java.",
            "software.amazon.",
            "aws error ",
            "\tat ",
            "    at ",
            "container_support",
            "sagemaker_training",
            "sagemaker_containers");

    private static final List<String> COMMAND_MARKS = List.of(
            "fatal error: ",
            "upload failed: ",
            "download failed: ",
            "copy failed: ",
            "delete failed: ",
            "move failed: ",
            "make_bucket failed: ",
            "remove_bucket failed: ",
            "$ aws ",
            "aws: error");

    private record Mark(int at, Optional<FailureClass> failure, Optional<Phase> phase) {}

    private final List<Mark> marks;
    private final Optional<Where> where;
    private final boolean code;
    private final boolean commandLine;
    private final Hints hints;

    private Frames(List<Mark> marks, Optional<Where> where, boolean code, boolean commandLine, Hints hints) {
        this.marks = marks;
        this.where = where;
        this.code = code;
        this.commandLine = commandLine;
        this.hints = hints;
    }

    static Frames of(PastedText text, Hints hints) {
        TreeMap<Integer, Mark> marks = new TreeMap<>();
        CLASSES.forEach((word, failure) -> Anchors.each(text, word, at -> {
            if (headsReason(text, at)) {
                marks.putIfAbsent(at, new Mark(at, Optional.of(failure), Optional.empty()));
            }
        }));
        PHASES.forEach((word, phase) -> Anchors.each(
                text, word, at -> marks.putIfAbsent(at, new Mark(at, Optional.empty(), Optional.of(phase)))));
        boolean container = Anchors.any(text, CONTAINER_MARKS);
        boolean command = Anchors.any(text, COMMAND_MARKS);
        Optional<Where> where = hints.where().or(() -> guess(text, container, command));
        return new Frames(
                marks.values().stream()
                        .sorted(Comparator.comparingInt(Mark::at))
                        .toList(),
                where,
                container || Anchors.any(text, CODE_MARKS),
                command,
                hints);
    }

    /** A class counts at the head of a reason only: a traceback has "botocore.exceptions.ClientError:" in its middle. */
    private static boolean headsReason(PastedText text, int at) {
        if (at == 0) {
            return true;
        }
        char before = text.text().charAt(at - 1);
        return before == ' ' || before == '"' || before == '\'' || before == ':' || before == '(';
    }

    private static Optional<Where> guess(PastedText text, boolean container, boolean command) {
        if (Anchors.any(text, JOB_MARKS)) {
            return Optional.of(Where.FAILURE_REASON);
        }
        if (container) {
            return Optional.of(Where.CONTAINER_LOG);
        }
        if (text.lower().contains("createtrainingjob")) {
            return Optional.of(Where.CREATE_CALL);
        }
        if (command) {
            return Optional.of(Where.SDK_LOCAL);
        }
        String head = text.lowerSlice(0, 40);
        boolean reason = CLASSES.keySet().stream().anyMatch(head::startsWith) && !head.contains("an error occurred");
        return reason ? Optional.of(Where.FAILURE_REASON) : Optional.empty();
    }

    /** The scene of what stands there. */
    Scene at(int position) {
        Optional<FailureClass> failure = Optional.empty();
        Optional<Phase> phase = Optional.empty();
        for (int i = last(position); i >= 0 && marks.get(i).at() > position - REACH; i--) {
            Mark mark = marks.get(i);
            failure = failure.or(mark::failure);
            phase = phase.or(mark::phase);
            if (failure.isPresent() && (phase.isPresent() || failure.get() != FailureClass.CLIENT_ERROR)) {
                break;
            }
        }
        return new Scene(where, failure, phase, Optional.empty(), code, commandLine, hints.lastStage());
    }

    private int last(int position) {
        int low = 0;
        int high = marks.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (marks.get(middle).at() <= position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }
}
