package dev.stowage.engines;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A managed volume plugin as it lies on disk: a tiny program that keeps volumes in directories. For
 * engines on x86-64 Linux.
 */
public final class PluginFiles {

  private PluginFiles() {}

  /** Its configuration, which asks for a few rights on the host. */
  static String config(String more) {
    return """
        {"description": "keeps volumes in directories",
         "documentation": "none",
         "entrypoint": ["/bin/volume-plugin"],
         "workdir": "",
         "interface": {"types": ["docker.volumedriver/1.0"], "socket": "volume.sock"},
         "env": [{"name": "LEVEL", "settable": ["value"], "value": "low"},
                 {"name": "PASSWORD", "settable": ["value"], "value": "hush"},
                 {"name": "FIXED", "value": "1"}],
         "network": {"type": "none"},
         "linux": {"capabilities": ["CAP_SYS_ADMIN"]},
         "propagatedMount": "/data"%s}
        """
        .replace("%s", more);
  }

  /** Writes {@code config.json} and {@code rootfs}. */
  static Path in(Path directory) {
    try {
      Path root = directory.resolve("rootfs");
      Files.createDirectories(root.resolve("bin"));
      Files.createDirectories(root.resolve("data"));
      Files.createDirectories(root.resolve("run/docker/plugins"));
      Path program = root.resolve("bin/volume-plugin");
      Files.write(program, program());
      if (!program.toFile().setExecutable(true)) {
        throw new IllegalStateException("cannot make " + program + " executable");
      }
      Files.createSymbolicLink(root.resolve("bin/again"), Path.of("volume-plugin"));
      Files.write(directory.resolve("config.json"), config("").getBytes(UTF_8));
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the program. */
  public static byte[] program() {
    try (InputStream program =
        PluginFiles.class.getResourceAsStream("/plugin/volume-plugin.x86_64")) {
      if (program == null) {
        throw new IllegalStateException("the plugin's program is missing");
      }
      return program.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
