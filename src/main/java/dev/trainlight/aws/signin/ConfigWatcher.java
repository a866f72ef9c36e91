package dev.trainlight.aws.signin;

import dev.trainlight.aws.Environment;
import dev.trainlight.aws.signin.config.Configuration;
import dev.trainlight.aws.signin.credentials.LoginSessions;
import dev.trainlight.aws.signin.sso.TokenCache;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Notices when the files of sign-ins change: an edited profile, a login made in a terminal. The system's notice wakes it;
 * because network folders give none, it also looks every few seconds. It tells only of what is really different.
 */
final class ConfigWatcher implements AutoCloseable {
    private static final Duration LOOK = Duration.ofSeconds(3);
    // Programs write a file in several steps.
    private static final Duration SETTLE = Duration.ofMillis(150);

    private final List<Path> files;
    private final List<Path> folders;
    private final Runnable changed;
    private final Duration look;
    private final WatchService service;
    private final Thread thread;
    private final Map<Path, WatchKey> keys = new HashMap<>();

    /**
     * Begins watching.
     *
     * @param changed called on the watcher's thread
     * @throws IOException where the system has no way of watching
     */
    ConfigWatcher(Environment environment, Runnable changed) throws IOException {
        this(environment, changed, LOOK);
    }

    ConfigWatcher(Environment environment, Runnable changed, Duration look) throws IOException {
        this.files = Configuration.files(environment);
        this.folders = List.of(TokenCache.folder(environment), LoginSessions.folder(environment));
        this.changed = changed;
        this.look = look;
        this.service = environment.home().getFileSystem().newWatchService();
        register();
        Map<Path, String> before = fingerprint();
        this.thread =
                Thread.ofPlatform().daemon().name("trainlight-config-watcher").start(() -> run(before));
    }

    private void run(Map<Path, String> atStart) {
        Map<Path, String> before = atStart;
        try {
            while (!Thread.interrupted()) {
                WatchKey key = service.poll(look.toMillis(), TimeUnit.MILLISECONDS);
                if (key != null) {
                    Thread.sleep(SETTLE);
                    key.pollEvents();
                    key.reset();
                }
                register();
                Map<Path, String> now = fingerprint();
                if (!now.equals(before)) {
                    before = now;
                    changed.run();
                }
            }
        } catch (InterruptedException | ClosedWatchServiceException closed) {
            // That is how it ends.
        }
    }

    // Folders appear with the first login: until then the next one above is watched.
    private void register() {
        Set<Path> wanted = new TreeSet<>();
        files.forEach(file -> nearest(file.toAbsolutePath().getParent(), wanted));
        folders.forEach(folder -> nearest(folder.toAbsolutePath(), wanted));
        keys.entrySet().removeIf(entry -> {
            boolean gone = !wanted.contains(entry.getKey()) || !entry.getValue().isValid();
            if (gone) {
                entry.getValue().cancel();
            }
            return gone;
        });
        for (Path folder : wanted) {
            if (!keys.containsKey(folder)) {
                try {
                    keys.put(
                            folder,
                            folder.register(
                                    service,
                                    StandardWatchEventKinds.ENTRY_CREATE,
                                    StandardWatchEventKinds.ENTRY_MODIFY,
                                    StandardWatchEventKinds.ENTRY_DELETE));
                } catch (IOException unwatchable) {
                    // Looking every few seconds remains.
                }
            }
        }
    }

    private static void nearest(Path folder, Set<Path> wanted) {
        Path at = folder;
        while (at != null && !Files.isDirectory(at)) {
            at = at.getParent();
        }
        if (at != null) {
            wanted.add(at);
        }
    }

    private Map<Path, String> fingerprint() {
        Map<Path, String> fingerprint = new TreeMap<>();
        files.forEach(file -> add(file, fingerprint));
        for (Path folder : folders) {
            try (Stream<Path> content = Files.list(folder)) {
                content.filter(file -> file.toString().endsWith(".json")).forEach(file -> add(file, fingerprint));
            } catch (IOException none) {
                // No such folder yet.
            }
        }
        return fingerprint;
    }

    private static void add(Path file, Map<Path, String> fingerprint) {
        try {
            fingerprint.put(file, Files.getLastModifiedTime(file).toMillis() + "/" + Files.size(file));
        } catch (IOException none) {
            // No such file.
        }
    }

    /** Ends watching; nothing is told afterwards but what is being told just now. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            service.close();
        } catch (IOException closing) {
            // Nothing that anybody could do about it remains.
        }
    }
}
