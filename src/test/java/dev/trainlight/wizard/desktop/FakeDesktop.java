package dev.trainlight.wizard.desktop;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A desktop that answers what the test says and remembers what it was asked. */
public final class FakeDesktop implements Desktop {
    /** What the next file dialog answers; null: the person changed their mind. */
    public Path answer;

    /** Every dialog that was opened. */
    public final List<FileRequest> asked = new ArrayList<>();

    /** Every address that was opened in a browser. */
    public final List<URI> browsed = new ArrayList<>();

    /** The browsers besides the system's own. */
    public List<BrowserWay> browsers = List.of();

    /** Every way in which an address was opened in another browser. */
    public final List<BrowserWay> openedIn = new ArrayList<>();

    /** Every file that was shown in the file manager. */
    public final List<Path> revealed = new ArrayList<>();

    /** What is on the clipboard; null: nothing. */
    public String clipboard;

    @Override
    public Optional<Path> chooseFileToOpen(FileRequest request) {
        return answer(request);
    }

    @Override
    public Optional<Path> chooseFileToSave(FileRequest request) {
        return answer(request);
    }

    @Override
    public Optional<Path> chooseFolder(FileRequest request) {
        return answer(request);
    }

    private Optional<Path> answer(FileRequest request) {
        asked.add(request);
        return Optional.ofNullable(answer);
    }

    @Override
    public void browse(URI address) {
        browsed.add(address);
    }

    @Override
    public List<BrowserWay> browsers() {
        return browsers;
    }

    @Override
    public void browse(URI address, BrowserWay in) {
        openedIn.add(in);
    }

    @Override
    public void reveal(Path file) {
        revealed.add(file);
    }

    @Override
    public void copy(String text) {
        clipboard = text;
    }

    @Override
    public Optional<String> clipboard() {
        return Optional.ofNullable(clipboard);
    }
}
