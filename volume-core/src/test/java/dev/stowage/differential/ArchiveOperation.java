package dev.stowage.differential;

import java.util.List;

/** Something done with the files in a container and in the volumes that it mounts. */
sealed interface ArchiveOperation extends Operation {

  /** Says what a path is. */
  record Stat(String container, String path) implements ArchiveOperation {
    @Override
    public List<HttpCall> calls() {
      return List.of(HttpCall.of("HEAD", Urls.archive(container, path)));
    }
  }

  /** Takes files out. */
  record Get(String container, String path) implements ArchiveOperation {
    @Override
    public List<HttpCall> calls() {
      return List.of(HttpCall.of("GET", Urls.archive(container, path)));
    }
  }

  /** Puts files in. The query is what follows the path's. */
  record Put(String container, String path, String query, Upload upload)
      implements ArchiveOperation {
    @Override
    public List<HttpCall> calls() {
      return List.of(
          HttpCall.typed(
              "PUT", Urls.archive(container, path) + query, upload.type(), upload.bytes()));
    }
  }
}
