package dev.stowage.differential;

import java.util.List;

/** One thing done to an engine, as a value that can be written down and done again. */
sealed interface Operation
    permits VolumeOperation, ContainerOperation, ArchiveOperation, RawOperation {

  /** The requests that it takes: the first one does it, the others look at what came of it. */
  List<HttpCall> calls();
}
