package dev.trainlight.diagnosis.message;

import dev.trainlight.evidence.Where;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long reading takes: a pasted message, a FailureReason with a traceback, and a page of a log. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MessageReaderBenchmark {
    private static final String DENIAL =
            "botocore.exceptions.ClientError: An error occurred (AccessDeniedException) when"
                    + " calling the CreateTrainingJob operation: User: arn:aws:sts::210987654321:assumed-role/Analyst/jo is not"
                    + " authorized to perform: sagemaker:CreateTrainingJob on resource:"
                    + " arn:aws:sagemaker:eu-west-3:210987654321:training-job/churn because no identity-based policy allows the"
                    + " sagemaker:CreateTrainingJob action";
    private static final String TRACEBACK =
            "AlgorithmError: ExecuteUserScriptError:\nTraceback (most recent call last):\n"
                    + "  File \"/opt/ml/code/train.py\", line 12, in <module>\n    frame = read(\"s3://north-lake/a.csv\")\n"
                            .repeat(8)
                    + "botocore.exceptions.ClientError: An error occurred (403) when calling the HeadObject operation: Forbidden";

    private final MessageReader reader = new MessageReader();
    private final String page =
            ("2026-01-02T03:04:05.678Z epoch 3 step 100 loss 0.25 lr 0.001 throughput 812 samples/s\n".repeat(200))
                    + TRACEBACK;

    @Benchmark
    public MessageReading denial() {
        return reader.read(DENIAL, Optional.of(Where.CREATE_CALL));
    }

    @Benchmark
    public MessageReading traceback() {
        return reader.read(TRACEBACK, Optional.of(Where.FAILURE_REASON));
    }

    @Benchmark
    public MessageReading pageOfALog() {
        return reader.read(page, Optional.of(Where.CONTAINER_LOG));
    }
}
