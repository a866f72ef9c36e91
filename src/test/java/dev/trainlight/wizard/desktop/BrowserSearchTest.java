package dev.trainlight.wizard.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowserSearchTest {
    private static final URI ADDRESS = URI.create("https://oidc.eu-west-1.amazonaws.com/authorize?a=1&b=2");

    @TempDir
    Path folder;

    private Path program(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.createFile(file);
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    @Test
    void onLinuxTheProgramsOnThePathAreFoundWithTheirPrivateWindows() throws IOException {
        Path firefox = program("bin/firefox");
        Files.createFile(folder.resolve("bin/google-chrome"));
        String path = "" + File.pathSeparator + "bin" + File.pathSeparator + folder.resolve("bin");
        List<BrowserWay> ways = new BrowserSearch(Map.of("PATH", path), List.of()).find("Linux");

        assertThat(ways).extracting(BrowserWay::id).containsExactly("firefox", "firefox-private");
        assertThat(ways.getLast().commandFor(ADDRESS))
                .containsExactly(firefox.toString(), "--private-window", ADDRESS.toString());
    }

    @Test
    void onWindowsTheyLieBelowTheFoldersOfPrograms() throws IOException {
        program(String.join(File.separator, "Microsoft", "Edge", "Application", "msedge.exe"));
        List<BrowserWay> ways =
                new BrowserSearch(Map.of("ProgramFiles(x86)", folder.toString()), List.of()).find("Windows 11");

        assertThat(ways).extracting(BrowserWay::name).containsOnly("Microsoft Edge");
        assertThat(ways.getLast().command()).endsWith("--inprivate");
    }

    @Test
    void onMacosTheyAreApplicationsAndNotEveryOneHasAPrivateWindow() throws IOException {
        for (String name : List.of("Safari", "Firefox", "Google Chrome")) {
            Files.createDirectories(folder.resolve(name + ".app"));
        }
        List<BrowserWay> ways = new BrowserSearch(Map.of(), List.of(folder)).find("Mac OS X");

        assertThat(ways).extracting(BrowserWay::id).containsExactly("safari", "firefox", "chrome", "chrome-private");
        assertThat(ways.getLast().commandFor(ADDRESS))
                .containsExactly("/usr/bin/open", "-na", "Google Chrome", "--args", "--incognito", ADDRESS.toString());
    }

    @Test
    void whatIsNoWebAddressIsHandedToNoProgram() {
        BrowserWay way = new BrowserWay("x", "X", false, List.of("x"));

        assertThatThrownBy(() -> way.commandFor(URI.create("file:///etc/passwd")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
