package dev.trainlight.wizard.page.fix;

import dev.trainlight.fix.Change;
import dev.trainlight.fix.Fix;
import dev.trainlight.wizard.state.WizardState.Fixed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The forms in which a fix leaves the page. Everything but {@link #write} is quick and touches no file. */
public interface Handover {
    /**
     * A file that an export writes.
     *
     * @param name its name in the folder
     * @param content its text
     */
    record ExportFile(String name, String content) {}

    /**
     * What an export did.
     *
     * @param written where each file is; empty where files were there already and were not to be replaced
     * @param existing the files that were there already
     */
    record Written(List<Path> written, List<Path> existing) {
        public Written {
            written = List.copyOf(written);
            existing = List.copyOf(existing);
        }
    }

    /** A language of documents or commands. */
    enum Language {
        BASH,
        POWERSHELL,
        TERRAFORM,
        CLOUDFORMATION
    }

    /** A form of the request to an administrator. */
    enum RequestForm {
        MARKDOWN,
        HTML
    }

    /** The files that an export writes, the fix itself first. */
    List<ExportFile> files(Fixed made, Locale language);

    /**
     * Writes those files, each to a temporary one that is then moved.
     *
     * @param replace whether files that are there already are replaced; otherwise nothing is written then
     * @throws IOException where the folder cannot be written to
     */
    Written write(Fixed made, Locale language, Path folder, boolean replace) throws IOException;

    /** The change in that language; empty text where that language cannot say it. */
    String say(Change change, Fix fix, Language in);

    /** The request to those who can make the changes. */
    String request(Fixed made, Locale language, RequestForm form);
}
