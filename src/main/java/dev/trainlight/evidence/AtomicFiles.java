package dev.trainlight.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes files so that nothing is lost: into a temporary file beside the target, then moved over it. Whatever goes wrong
 * (full disk, read-only folder), the old file stays whole. The new file is readable by its owner alone.
 */
public final class AtomicFiles {
    private AtomicFiles() {}

    /**
     * Writes the bytes.
     *
     * @throws IOException where the folder cannot be written or the disk is full; the old file is untouched then
     */
    public static void write(Path file, byte[] content) throws IOException {
        Path target = file.toAbsolutePath();
        if (target.getParent() == null) {
            throw new FileSystemException(file.toString(), null, "This is a folder");
        }
        Path temporary = Files.createTempFile(target.getParent(), ".trainlight-", ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(content);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            move(temporary, target);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void move(Path temporary, Path target) throws IOException {
        try {
            // Where a move cannot replace at once, the second option counts.
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException unusualFileSystem) {
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
