package dev.trainlight.wizard.desktop;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** No desktop around: whoever is asked changes their mind. For the self-test, which nobody watches. */
public final class NoDesktop implements Desktop {
    @Override
    public Optional<Path> chooseFileToOpen(FileRequest request) {
        return Optional.empty();
    }

    @Override
    public Optional<Path> chooseFileToSave(FileRequest request) {
        return Optional.empty();
    }

    @Override
    public Optional<Path> chooseFolder(FileRequest request) {
        return Optional.empty();
    }

    @Override
    public void browse(URI address) {
        // Nobody would see it.
    }

    @Override
    public List<BrowserWay> browsers() {
        return List.of();
    }

    @Override
    public void browse(URI address, BrowserWay in) {
        // Nobody would see it.
    }

    @Override
    public void reveal(Path file) {
        // Nobody would see it.
    }

    @Override
    public void copy(String text) {
        // The clipboard belongs to the person.
    }

    @Override
    public Optional<String> clipboard() {
        return Optional.empty();
    }
}
