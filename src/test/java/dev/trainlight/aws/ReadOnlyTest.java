package dev.trainlight.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Trainlight never changes an account: read off the bytecode, so that no review can miss it. Every AWS operation that the
 * program can call must stand in one of the two lists below.
 */
class ReadOnlyTest {
    private static final Pattern CLIENT =
            Pattern.compile("software\\.amazon\\.awssdk\\.services\\.(\\w+)\\.\\w+(?:Async)?Client");

    /** What a client has besides operations. */
    private static final Set<String> NO_OPERATIONS =
            Set.of("builder", "create", "close", "serviceName", "serviceClientConfiguration", "waiter", "utilities");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.trainlight");

    /** The list is what people are shown before the first call. */
    @Test
    void everyOperationThatCanBeCalledIsInTheListOfReadsAndSignIns() {
        Set<String> listed = new TreeSet<>();
        Operations all = Operations.all();
        Stream.of(all.reads(), all.signIn())
                .forEach(services -> services.forEach(
                        (service, names) -> names.forEach(name -> listed.add(service + ':' + lowered(name)))));

        assertThat(operations()).containsExactlyInAnyOrderElementsOf(listed);
    }

    private static String lowered(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    @Test
    void nothingThatIsReadSoundsLikeAChange() {
        assertThat(Operations.all().reads().values())
                .allSatisfy(names -> assertThat(names)
                        .allMatch(name -> name.matches(
                                "(Get|List|Describe|Head|Lookup|Filter|Search|Simulate|Decode|Validate).*")));
    }

    @Test
    void theTestSeesTheCalls() {
        assertThat(operations()).contains("sagemaker:describeTrainingJob", "iam:getRole");
    }

    @Test
    void noRequestIsMadeWithoutAClientOfTheSdk() {
        assertThat(CLASSES.stream()
                        .filter(type -> type.getDirectDependenciesFromSelf().stream()
                                .anyMatch(use -> use.getTargetClass()
                                        .getName()
                                        .startsWith("software.amazon.awssdk.http.auth.aws")))
                        .map(JavaClass::getName))
                .as("classes that sign requests themselves")
                .isEmpty();
    }

    /** A program of the person's own prints credentials; another browser is a program, too. */
    @Test
    void programsAreStartedOnlyForCredentialsAndBrowsers() {
        assertThat(callers("java\\.lang\\.(ProcessBuilder|Runtime)", "start|exec"))
                .containsExactlyInAnyOrder(
                        "dev.trainlight.aws.signin.credentials.CredentialCommand",
                        "dev.trainlight.wizard.desktop.JavaFxDesktop");
    }

    /** Beside the SDK's clients: a company's own address of its portal, and the page that names the newest version. */
    @Test
    void nothingElseIsAskedOfAnybody() {
        assertThat(callers(
                        "java\\.net\\.(http\\.HttpClient|URL|URLConnection|HttpURLConnection|Socket)"
                                + "|software\\.amazon\\.awssdk\\.http\\.SdkHttpClient",
                        "send|sendAsync|openConnection|openStream|connect|prepareRequest"))
                .containsExactlyInAnyOrder(
                        // What the SDK's clients speak through.
                        "dev.trainlight.aws.HttpSettings",
                        "dev.trainlight.aws.signin.StartUrls",
                        "dev.trainlight.wizard.support.Releases");
    }

    private static Set<String> callers(String owner, String methods) {
        Set<String> callers = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            for (JavaCodeUnitAccess<?> access : type.getCodeUnitAccessesFromSelf()) {
                if (access.getTarget().getOwner().getName().matches(owner)
                        && access.getTarget().getName().matches(methods)) {
                    callers.add(type.getName());
                }
            }
        }
        return callers;
    }

    private static Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            for (JavaCodeUnitAccess<?> access : type.getCodeUnitAccessesFromSelf()) {
                AccessTarget.CodeUnitAccessTarget target = access.getTarget();
                Matcher client = CLIENT.matcher(target.getOwner().getName());
                if (client.matches() && !NO_OPERATIONS.contains(target.getName())) {
                    operations.add(client.group(1) + ":" + target.getName().replaceFirst("Paginator$", ""));
                }
            }
        }
        return operations;
    }
}
