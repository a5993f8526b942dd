package dev.stowage.docker.host;

import dev.stowage.volume.content.Extracted;
import dev.stowage.volume.content.Extraction;
import dev.stowage.volume.content.LeftOut;
import dev.stowage.volume.content.LeftOut.Reason;
import dev.stowage.volume.content.Manifest;
import dev.stowage.volume.content.ManifestEntry;
import dev.stowage.volume.content.OutwardLinks;
import dev.stowage.volume.file.ContentPath;
import dev.stowage.volume.file.FileKind;
import dev.stowage.volume.file.FileOwner;
import dev.stowage.volume.file.FileState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Unpacks a tar, whoever made it, into an empty directory. While it goes on there are only
 * directories and files of its own making in it, so that no name can lead anywhere; symbolic links
 * come last.
 */
public final class Unpacking {

  private static final int CHUNK = 1 << 16;
  private static final int IMPLICIT_DIRECTORY = 0_755;

  private final Path root;
  private final Extraction asked;
  private final ExtractionLimits limits;
  private final HostNames names;
  private final HostTree tree;
  private final Map<String, FileState> placed = new HashMap<>();
  private final List<FileState> links = new ArrayList<>();
  private final List<FileState> directories = new ArrayList<>();
  private final Map<ContentPath, String> hashes = new HashMap<>();
  private final Map<ContentPath, LeftOut> leftOut = new HashMap<>();
  private final byte[] chunk = new byte[CHUNK];
  private final MessageDigest hash;

  Unpacking(Path root, Extraction asked, MessageDigest hash) throws IOException {
    this.root = root;
    this.asked = asked;
    this.limits = new ExtractionLimits(asked);
    this.hash = hash;
    this.names = HostNames.of(root);
    this.tree = new HostTree(root, asked.keepsOwners(), asked.keepsSetuid());
  }

  /** Counts what is received. */
  public InputStream watch(InputStream tar) {
    return limits.watch(tar);
  }

  /** Unpacks one entry; a link is kept for the end. */
  public boolean take(FileState state, InputStream content) throws IOException {
    ContentPath path = state.path();
    if (!path.isRoot()) {
      makeParents(path.parent());
      if (isSecondDirectory(state)) {
        directories.removeIf(earlier -> earlier.path().equals(path));
      } else {
        reserve(state);
        make(state, content);
      }
    } else if (state.kind() != FileKind.DIRECTORY) {
      throw refused(path, "is the volume's root and no directory");
    }
    if (state.kind() == FileKind.DIRECTORY) {
      directories.add(state);
    }
    if (tree.drops(state.mode()) && !leftOut.containsKey(path)) {
      leftOut.put(path, new LeftOut(state, Reason.SETUID));
    }
    return true;
  }

  private void makeParents(ContentPath directory) throws IOException {
    if (directory.isRoot()) {
      return;
    }
    FileState there = placed.get(directory.value());
    if (there == null) {
      makeParents(directory.parent());
      FileState implicit =
          FileState.at(directory, FileKind.DIRECTORY)
              .access(FileOwner.ROOT, IMPLICIT_DIRECTORY)
              .build();
      reserve(implicit);
      tree.makeDirectory(onHost(directory));
    } else if (there.kind() != FileKind.DIRECTORY) {
      throw refused(directory, "is a " + there.kind() + ", and something is to lie in it");
    }
  }

  private boolean isSecondDirectory(FileState state) {
    FileState there = placed.get(state.path().value());
    return there != null
        && there.kind() == FileKind.DIRECTORY
        && state.kind() == FileKind.DIRECTORY;
  }

  private void reserve(FileState state) throws RefusedEntry {
    ContentPath path = state.path();
    limits.addEntry(path);
    Optional<String> problem = names.problem(path.name());
    if (problem.isPresent()) {
      throw refused(path, problem.get());
    }
    if (placed.putIfAbsent(path.value(), state) != null) {
      throw refused(path, "comes twice");
    }
  }

  private static RefusedEntry refused(ContentPath path, String reason) {
    return new RefusedEntry(
        path.value(), reason, "Rename or remove it in the volume, or export the volume instead");
  }

  private Path onHost(ContentPath path) {
    Path place = root;
    for (String name : path.value().split("/", -1)) {
      place = place.resolve(name);
    }
    return place;
  }

  private void make(FileState state, InputStream content) throws IOException {
    Path place = onHost(state.path());
    switch (state.kind()) {
      case DIRECTORY -> tree.makeDirectory(place);
      case FILE -> makeFile(place, state, content);
      case SYMLINK -> links.add(state);
      case HARD_LINK -> makeHardLink(place, state);
      case FIFO -> makeSpecial(place, state, asked.makesPipes(), Reason.PIPE);
      case CHARACTER_DEVICE, BLOCK_DEVICE ->
          makeSpecial(place, state, asked.makesDevices(), Reason.DEVICE);
    }
  }

  private void makeFile(Path place, FileState state, InputStream content) throws IOException {
    limits.expect(state.path(), state.size());
    tree.openFile(place);
    try {
      for (int read = content.read(chunk); read >= 0; read = content.read(chunk)) {
        limits.addBytes(state.path(), read);
        hash.update(chunk, 0, read);
        tree.write(chunk, read, place);
      }
    } finally {
      tree.closeFile(place);
    }
    hashes.put(state.path(), HexFormat.of().formatHex(hash.digest()));
    tree.settle(place, state);
  }

  private void makeHardLink(Path place, FileState state) throws IOException {
    FileState first = placed.get(state.link().orElse(""));
    while (first != null && first.kind() == FileKind.HARD_LINK) {
      first = placed.get(first.link().orElse(""));
    }
    if (first == null || first.kind() == FileKind.DIRECTORY) {
      throw refused(state.path(), "is a hard link to '" + state.link().orElse("") + "', no file");
    }
    LeftOut absent = leftOut.get(first.path());
    if (first.kind() == FileKind.SYMLINK) {
      links.add(
          FileState.at(state.path(), FileKind.SYMLINK)
              .access(first.owner(), first.mode())
              .modified(first.modified())
              .link(first.link().orElse(""))
              .build());
    } else if (absent != null && absent.reason() != Reason.SETUID) {
      leftOut.put(state.path(), new LeftOut(state, absent.reason()));
    } else {
      tree.makeHardLink(place, onHost(first.path()));
    }
  }

  private void makeSpecial(Path place, FileState state, boolean wanted, Reason reason)
      throws IOException {
    if (wanted) {
      tree.makeSpecial(place, state);
    } else {
      leftOut.put(state.path(), new LeftOut(state, reason));
    }
  }

  /** Makes what has to wait, and gives directories their access and times. */
  Extracted finish() throws IOException {
    makeLinks();
    directories.sort(Comparator.comparing(FileState::path).reversed());
    for (FileState directory : directories) {
      ContentPath path = directory.path();
      tree.settle(path.isRoot() ? root : onHost(path), directory);
    }
    return new Extracted(manifest(), inOrder());
  }

  private void makeLinks() throws IOException {
    Map<String, FileState> byKey = new HashMap<>();
    links.forEach(link -> byKey.put(names.key(link.path().value()), link));
    LinkTargets targets =
        new LinkTargets(path -> Optional.ofNullable(byKey.get(names.key(path))), names);
    for (FileState link : links) {
      boolean out = asked.outwardLinks() != OutwardLinks.KEEP && targets.leadOut(link);
      if (out && asked.outwardLinks() == OutwardLinks.REFUSE) {
        throw new RefusedEntry(
            link.path().value(),
            "is a symbolic link that leads out: " + link.link().orElse(""),
            "Ask for outwardLinks(LEAVE_OUT) or KEEP, or remove it in the volume");
      }
      if (out) {
        leftOut.put(link.path(), new LeftOut(link, Reason.OUTWARD_LINK));
      } else if (!tree.makeSymbolicLink(onHost(link.path()), link)) {
        leftOut.put(link.path(), new LeftOut(link, Reason.NO_LINKS));
      }
    }
  }

  private Manifest manifest() {
    List<ManifestEntry> entries = new ArrayList<>();
    for (FileState state : all()) {
      LeftOut absent = leftOut.get(state.path());
      if (absent == null || absent.reason() == Reason.SETUID) {
        entries.add(new ManifestEntry(state, hashes.getOrDefault(state.path(), "")));
      }
    }
    return Manifest.of(entries);
  }

  /** The last word counts of a directory that came twice. */
  private List<FileState> all() {
    List<FileState> all = new ArrayList<>(placed.values());
    all.addAll(directories);
    return all;
  }

  private List<LeftOut> inOrder() {
    return leftOut.values().stream()
        .sorted(Comparator.comparing(left -> left.state().path()))
        .toList();
  }

  /** Ends the work of whichever thread is at it. */
  void stop() throws IOException {
    tree.stop();
  }
}
