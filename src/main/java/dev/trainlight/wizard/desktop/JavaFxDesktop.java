package dev.trainlight.wizard.desktop;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.HostServices;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** The real desktop, through JavaFX. */
public final class JavaFxDesktop implements Desktop {
    private final Supplier<? extends Window> window;
    private final Supplier<HostServices> services;

    /** Dialogs belong to that window; both are asked for when they are needed. */
    public JavaFxDesktop(Supplier<? extends Window> window, Supplier<HostServices> services) {
        this.window = window;
        this.services = services;
    }

    @Override
    public Optional<Path> chooseFileToOpen(FileRequest request) {
        return Optional.ofNullable(chooser(request).showOpenDialog(window.get()))
                .map(File::toPath);
    }

    @Override
    public Optional<Path> chooseFileToSave(FileRequest request) {
        return Optional.ofNullable(chooser(request).showSaveDialog(window.get()))
                .map(File::toPath);
    }

    @Override
    public Optional<Path> chooseFolder(FileRequest request) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(request.title());
        existing(request, chooser::setInitialDirectory);
        return Optional.ofNullable(chooser.showDialog(window.get())).map(File::toPath);
    }

    private static FileChooser chooser(FileRequest request) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(request.title());
        request.name().ifPresent(chooser::setInitialFileName);
        existing(request, chooser::setInitialDirectory);
        if (!request.patterns().isEmpty()) {
            chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(request.kind(), request.patterns()));
        }
        return chooser;
    }

    /** A folder that is gone would make the dialog fail. */
    private static void existing(FileRequest request, Consumer<File> set) {
        request.folder().filter(Files::isDirectory).map(Path::toFile).ifPresent(set);
    }

    @Override
    public void browse(URI address) {
        services.get().showDocument(address.toString());
    }

    @Override
    public List<BrowserWay> browsers() {
        return BrowserSearch.ofThisComputer().find(System.getProperty("os.name"));
    }

    @Override
    public void browse(URI address, BrowserWay in) throws IOException {
        new ProcessBuilder(in.commandFor(address))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    @Override
    public void reveal(Path file) {
        Path folder = Files.isDirectory(file) ? file : file.toAbsolutePath().getParent();
        services.get().showDocument(folder.toUri().toString());
    }

    @Override
    public void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    @Override
    public Optional<String> clipboard() {
        return Optional.ofNullable(Clipboard.getSystemClipboard().getString());
    }
}
