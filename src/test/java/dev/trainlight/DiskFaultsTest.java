package dev.trainlight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.trainlight.aws.signin.config.SsoPortal;
import dev.trainlight.aws.signin.sso.SsoToken;
import dev.trainlight.aws.signin.sso.TokenCache;
import dev.trainlight.diagnosis.Sentences;
import dev.trainlight.diagnosis.judgement.Diagnostician;
import dev.trainlight.evidence.Cancellation;
import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.CaseWriter;
import dev.trainlight.evidence.CollectionListener;
import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.Subject;
import dev.trainlight.fix.Fix;
import dev.trainlight.fix.export.FixExporter;
import dev.trainlight.fix.export.OverwritePolicy;
import dev.trainlight.fix.repair.Fixer;
import dev.trainlight.sample.SampleAccount;
import dev.trainlight.wizard.settings.Settings;
import dev.trainlight.wizard.settings.SettingsFile;
import dev.trainlight.wizard.support.SupportBundle;
import dev.trainlight.wizard.task.Failures;
import dev.trainlight.wizard.task.InlineTaskRunner;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Everything that is written, on a disk that does not want it: the old file survives whole, nothing half-written stays,
 * and whoever wrote hears of it in a sentence.
 */
class DiskFaultsTest {
    private static final SsoPortal PORTAL =
            new SsoPortal(Optional.of("corp"), "https://corp.awsapps.com/start", "eu-west-1", List.of());
    private static final SsoToken TOKEN =
            new SsoToken("access", Instant.parse("2026-11-22T18:40:00Z"), Optional.empty(), Optional.empty());
    private static final Case CASE = sampleCase();
    private static final SupportBundle BUNDLE = bundle();
    private static final Fix FIX = new Fixer().fix(CASE, new Diagnostician().diagnose(CASE));

    @TempDir
    Path disk;

    /** Everything that writes. */
    enum Writer {
        CASE_FILE {
            @Override
            Path write(Path folder) throws IOException {
                CaseWriter.write(CASE, folder.resolve("job.trainlight.json"));
                return folder.resolve("job.trainlight.json");
            }
        },
        EXPORT {
            @Override
            Path write(Path folder) throws IOException {
                new FixExporter(Sentences.in(Locale.ENGLISH)).export(FIX, folder, OverwritePolicy.REPLACE);
                return folder.resolve("fix.json");
            }
        },
        TOKEN_CACHE {
            @Override
            Path write(Path folder) throws IOException {
                new TokenCache(folder).write(PORTAL, TOKEN);
                return new TokenCache(folder).file(PORTAL);
            }
        },
        SUPPORT_BUNDLE {
            @Override
            Path write(Path folder) throws IOException {
                BUNDLE.write(folder.resolve("support.zip"));
                return folder.resolve("support.zip");
            }
        },
        /** The window tells once that they are not kept; here the property that it shows stands for that. */
        SETTINGS {
            @Override
            Path write(Path folder) throws IOException {
                Path file = folder.resolve("settings.json");
                Settings settings = new Settings();
                SettingsFile kept = new SettingsFile(file, new InlineTaskRunner(), settings);
                kept.begin();
                settings.region().set("eu-west-1".equals(settings.region().get()) ? "eu-west-2" : "eu-west-1");
                kept.flush();
                if (kept.unsavedProperty().get() != null) {
                    throw new FileSystemException(kept.unsavedProperty().get().toString());
                }
                return file;
            }
        };

        /** Writes something into the folder; gives the file. */
        abstract Path write(Path folder) throws IOException;
    }

    private static Case sampleCase() {
        try {
            return new SampleAccount(Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC))
                    .collect(new Subject.Job("churn-xgb-2026-11-21"), CollectionListener.NONE, Cancellation.NEVER);
        } catch (dev.trainlight.evidence.AccountException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static SupportBundle bundle() {
        try {
            return SupportBundle.collect(List.of("Trainlight"), Path.of("no-logs"), Optional.of(CASE));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void failsInWords(Writer writer, Path folder) {
        assertThatThrownBy(() -> writer.write(folder)).isInstanceOfSatisfying(IOException.class, fault -> {
            Failure told = Failures.of(fault, "write");
            assertThat(told.kind()).isIn(Failure.Kind.FILE, Failure.Kind.NOT_FOUND);
            assertThat(told.text(Locale.ENGLISH)).isNotBlank().doesNotContain("Exception");
        });
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFullDiskLeavesTheOldFilesWhole(Writer writer) throws IOException {
        try (FileSystem small = Jimfs.newFileSystem(Configuration.unix().toBuilder()
                .setAttributeViews("basic", "owner", "posix", "unix")
                .setBlockSize(64)
                .setMaxSize(1 << 20)
                .build())) {
            Path folder = Files.createDirectories(small.getPath("/home/mia"));
            Path file = writer.write(folder);
            byte[] before = Files.readAllBytes(file);
            List<String> names = names(folder);
            Path filler = small.getPath("/filler");
            assertThatThrownBy(() -> {
                        while (true) {
                            Files.write(filler, new byte[64], StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                        }
                    })
                    .isInstanceOf(IOException.class);

            failsInWords(writer, folder);

            assertThat(Files.readAllBytes(file)).isEqualTo(before);
            assertThat(names(folder)).isEqualTo(names);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFolderThatIsNoneIsSaidSo(Writer writer) throws IOException {
        Path file = Files.writeString(disk.resolve("file"), "mine");

        failsInWords(writer, file.resolve("below"));

        assertThat(file).hasContent("mine");
    }

    @ParameterizedTest
    @EnumSource
    @DisabledOnOs(OS.WINDOWS)
    void aReadOnlyFolderKeepsItsFiles(Writer writer) throws IOException {
        Path folder = Files.createDirectories(disk.resolve("folder"));
        Path file = writer.write(folder);
        byte[] before = Files.readAllBytes(file);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-x------"));
        try {
            // Nothing is read-only for the system's administrator.
            assumeTrue(!Files.isWritable(folder));
            failsInWords(writer, folder);
            assertThat(Files.readAllBytes(file)).isEqualTo(before);
        } finally {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void aFolderThatVanishesIsMadeAgainOrSaidSo() throws IOException {
        Path folder = disk.resolve("usb");
        for (Writer writer : Writer.values()) {
            Files.createDirectories(folder);
            writer.write(folder);
            delete(folder);
            // A person chose that folder; all others are the program's own.
            if (writer == Writer.CASE_FILE || writer == Writer.SUPPORT_BUNDLE) {
                failsInWords(writer, folder);
            } else {
                assertThat(writer.write(folder)).exists();
                delete(folder);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "with blanks",
                "it's \"quoted\"",
                "学習 данные é",
                "line\nbreak",
                "-rf",
                "--out",
                "$HOME",
                "`id`",
                "a;b&c|d",
                "%41%2e",
                "*?",
                "~",
                ".hidden",
                "tab\there"
            })
    @DisabledOnOs(OS.WINDOWS)
    void oddNamesAreNamesLikeAnyOther(String name) throws IOException {
        for (Writer writer : Writer.values()) {
            Path file;
            try {
                file = writer.write(Files.createDirectories(disk.resolve(name)));
            } catch (InvalidPathException latin) {
                abort("this system's encoding has no such letters");
                return;
            }
            assertThat(file).exists().isNotEmptyFile();
            writer.write(file.getParent());
            assertThat(names(file.getParent())).noneMatch(left -> left.endsWith(".tmp"));
        }
        assertThat(names(disk)).containsExactly(name);
    }

    @Test
    void aNameThatIsTooLongIsSaidSo() throws IOException {
        failsInWords(Writer.EXPORT, disk.resolve("n".repeat(300)));
        assertThatThrownBy(() -> CaseWriter.write(CASE, disk.resolve("n".repeat(300))))
                .isInstanceOf(IOException.class);
        assertThat(names(disk)).isEmpty();
    }

    @Test
    void theRootOfTheDiskIsNoFile() {
        assertThatThrownBy(() -> CaseWriter.write(CASE, disk.getRoot())).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @EnumSource
    @DisabledOnOs(OS.WINDOWS)
    void aLinkThatSomebodyLaidIsReplacedAndNotFollowed(Writer writer) throws IOException {
        Path victim = Files.writeString(disk.resolve("victim"), "{\"precious\":true}");
        Path folder = Files.createDirectories(disk.resolve("shared"));
        Path file = writer.write(folder);
        Files.delete(file);
        Files.createSymbolicLink(file, victim);

        writer.write(folder);

        assertThat(victim).hasContent("{\"precious\":true}");
        assertThat(Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .as("for its owner alone")
                .isEqualTo("rw-------");
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
