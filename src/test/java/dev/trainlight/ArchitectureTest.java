package dev.trainlight;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rooms of the house and who may know whom; each rule with its reason. */
@AnalyzeClasses(packages = "dev.trainlight", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    /** Each room with the rooms below it that it may know. */
    private static final Map<String, List<String>> ROOMS = Map.of(
            "iam", List.of(),
            "sagemaker", List.of("iam"),
            "evidence", List.of("sagemaker", "iam"),
            "diagnosis", List.of("evidence", "sagemaker", "iam"),
            "fix", List.of("diagnosis", "evidence", "sagemaker", "iam"),
            "aws", List.of("evidence", "sagemaker", "iam"),
            "sample", List.of("evidence", "sagemaker", "iam"),
            "cli", List.of("sample", "aws", "fix", "diagnosis", "evidence", "sagemaker", "iam"),
            "wizard", List.of("cli", "sample", "aws", "fix", "diagnosis", "evidence", "sagemaker", "iam"));

    @ArchTest
    void roomsKnowOnlyTheRoomsBelow(JavaClasses classes) {
        ROOMS.forEach((room, below) -> {
            List<String> forbidden = new ArrayList<>();
            forbidden.add("dev.trainlight");
            ROOMS.keySet().stream()
                    .filter(other -> !other.equals(room) && !below.contains(other))
                    .forEach(other -> forbidden.add("dev.trainlight." + other + ".."));
            noClasses()
                    .that()
                    .resideInAPackage("dev.trainlight." + room + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(forbidden.toArray(String[]::new))
                    .because(
                            "collect, diagnose, fix and show are steps in one direction; a room that knows the one above"
                                    + " can no longer be run without it")
                    .allowEmptyShould(true)
                    .check(classes);
        });
    }

    @ArchTest
    static final ArchRule noCycles = slices().matching("dev.trainlight.(**)")
            .should()
            .beFreeOfCycles()
            .because("packages in a circle can only be understood all at once");

    @ArchTest
    static final ArchRule javafxOnlyInTheWizard = noClasses()
            .that()
            .resideOutsideOfPackage("dev.trainlight.wizard..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "com.sun.javafx..", "org.controlsfx..", "atlantafx..")
            .because("everything but the wizard must run on a server without a display");

    @ArchTest
    static final ArchRule nothingIsRendered = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx.scene.web..", "javax.swing.text.html..", "javax.script..")
            .because("what people paste and open is text, and nothing in it may come alive");

    @ArchTest
    static final ArchRule viewModelsNeedNoToolkit = noClasses()
            .that(simpleNameEndingWith("ViewModel").or(simpleNameEndingWith("Model")))
            .and()
            .resideInAPackage("dev.trainlight.wizard..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("javafx..")
                    .and(not(resideInAnyPackage("javafx.beans..", "javafx.collections.."))))
            .because("a view-model is tested without a toolkit")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule awsSdkOnlyInAws = noClasses()
            .that()
            .resideOutsideOfPackage("dev.trainlight.aws..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon.awssdk..")
            .because("what the program may ask of AWS is to be read in one place");

    @ArchTest
    static final ArchRule pagesDoNotKnowEachOther = slices().matching("dev.trainlight.wizard.page.(*)..")
            .should()
            .notDependOnEachOther()
            .because("a new page must not touch an old one; they meet in the shell")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule standardOutputIsTheCommandLines = noClasses()
            .that()
            .resideOutsideOfPackages("dev.trainlight.cli..", "dev.trainlight")
            .should()
            .accessField(System.class, "out")
            .because("standard output carries results, which scripts read");

    @ArchTest
    static final ArchRule threadsAreMadeInTwoPlaces = noClasses()
            .that()
            .resideOutsideOfPackages("dev.trainlight.wizard.task..", "dev.trainlight.aws..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.concurrent.Executors")
            .orShould()
            .callConstructor(Thread.class)
            .orShould()
            .callConstructor(Thread.class, Runnable.class)
            .orShould()
            .callConstructor(Thread.class, Runnable.class, String.class)
            .orShould()
            .callMethod(Thread.class, "ofVirtual")
            .orShould()
            .callMethod(Thread.class, "ofPlatform")
            .orShould()
            .callMethod(Thread.class, "startVirtualThread", Runnable.class)
            .because("whoever looks for what runs beside the window looks in wizard.task and aws alone");

    @ArchTest
    static final ArchRule filesAreWrittenInOnePlace = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.trainlight.evidence.AtomicFiles")
            .should()
            .callMethodWhere(
                    target(owner(type(Files.class)))
                            .and(
                                    target(
                                            nameMatching(
                                                    "write|writeString|newOutputStream|newBufferedWriter|newByteChannel|copy|move|create(Temp)?File"))))
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("java\\.(io\\.(FileWriter|RandomAccessFile)|nio\\.channels\\.FileChannel)")
            .because("a file is written whole, for its owner alone, and through no link that somebody laid");

    @ArchTest
    static final ArchRule noStaticState = fields().that()
            .areStatic()
            .and(describe("written in the sources", field -> !field.getName().contains("$")))
            .should()
            .beFinal()
            .because("state that belongs to nobody cannot be tested or reasoned about");

    @Test
    void everyPackageSaysWhatItIs() throws IOException {
        Path sources = Path.of("src/main/java");
        try (Stream<Path> files = Files.walk(sources)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .map(Path::getParent)
                            .distinct()
                            .filter(folder -> !Files.exists(folder.resolve("package-info.java"))))
                    .as("packages without a package-info.java, where a reader begins")
                    .isEmpty();
        }
    }
}
