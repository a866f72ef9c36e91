package dev.trainlight.aws.collect;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.trainlight.aws.AwsSession;
import dev.trainlight.evidence.Cancellation;
import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.CollectionListener;
import dev.trainlight.evidence.Subject;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long it takes to gather a typical VPC job (two channels, one key, one image) where every call takes 100 ms, beside
 * the longest chain of calls that have to wait for one another. Run it as a program; it prints and asserts nothing. With the
 * argument {@code warm} the program warms up first, as it does after a sign-in.
 */
public final class CollectBenchmark {
    private static final int LATENCY = 100;
    private static final int ROUNDS = 12;

    /** Who made the job is known from CloudTrail alone; then that role's policies follow one out of the other. */
    private static final List<String> LONGEST_CHAIN = List.of(
            "sagemaker:DescribeTrainingJob",
            "cloudtrail:LookupEvents",
            "iam:ListAttachedRolePolicies",
            "iam:GetPolicy",
            "iam:GetPolicyVersion");

    private CollectBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        try (FakeAws aws = new FakeAws()) {
            TypicalAccount.stub(aws);
            aws.server().setGlobalFixedDelay(LATENCY);
            AwsSession session = aws.session();
            if (List.of(arguments).contains("warm")) {
                long begin = System.nanoTime();
                long worked = cpu();
                WarmUp.run();
                System.out.printf(
                        "warm-up: %d ms, %d ms of work%n", (System.nanoTime() - begin) / 1_000_000, cpu() - worked);
            }
            int chain = LONGEST_CHAIN.size() * LATENCY;
            System.out.printf("longest chain: %d calls, %d ms: %s%n", LONGEST_CHAIN.size(), chain, LONGEST_CHAIN);
            for (int round = 0; round < ROUNDS; round++) {
                aws.server().resetRequests();
                // A new account each time: CloudTrail's two calls a second are a whole account's, round after round.
                AwsAccount account = new AwsAccount(
                        session,
                        FakeAws.identity("arn:aws:sts::111122223333:assumed-role/Support/ana"),
                        Limits.standard(),
                        FakeAws.clock());
                long begin = System.nanoTime();
                long worked = cpu();
                Case found = account.collect(new Subject.Job("churn-1"), CollectionListener.NONE, Cancellation.NEVER);
                long took = (System.nanoTime() - begin) / 1_000_000;
                System.out.printf(
                        "round %d: %d calls, %d ms, %.2f times the chain, %d ms of work, %d gaps%n",
                        round,
                        aws.requests().size(),
                        took,
                        (double) took / chain,
                        cpu() - worked,
                        found.gaps().size());
            }
            timeline(aws.requests());
        }
    }

    /** How long the processors worked for this program until now, the answering server's part included. */
    private static long cpu() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(Duration::toMillis)
                .orElse(0L);
    }

    /** When each call of the last round came, in the order in which they came. */
    private static void timeline(List<LoggedRequest> requests) {
        List<LoggedRequest> sorted = requests.stream()
                .sorted(Comparator.comparing(LoggedRequest::getLoggedDate))
                .toList();
        long first = sorted.getFirst().getLoggedDate().getTime();
        for (LoggedRequest request : sorted) {
            System.out.printf("%5d ms  %s%n", request.getLoggedDate().getTime() - first, name(request));
        }
    }

    private static String name(LoggedRequest request) {
        if (request.getHeader("X-Amz-Target") != null) {
            return request.getHeader("X-Amz-Target");
        }
        Matcher action = Pattern.compile("Action=(\\w+)").matcher(request.getBodyAsString());
        return action.find() ? action.group(1) : request.getMethod() + " " + request.getUrl();
    }
}
