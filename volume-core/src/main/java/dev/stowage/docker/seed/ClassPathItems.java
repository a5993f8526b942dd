package dev.stowage.docker.seed;

import dev.stowage.docker.tar.TarEntries;
import dev.stowage.docker.tar.TarItem;
import dev.stowage.docker.tar.TarItems;
import dev.stowage.volume.file.ContentPath;
import dev.stowage.volume.file.FileAccess;
import dev.stowage.volume.file.FileKind;
import dev.stowage.volume.file.FileState;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/** What is in a folder of the class path, wherever it is; of equal names the first counts. */
final class ClassPathItems implements TarItems {

  private final Deque<URL> places = new ArrayDeque<>();
  private final Set<ContentPath> seen = new HashSet<>(Set.of(ContentPath.ROOT));
  private @Nullable TarItems open;

  ClassPathItems(ClassLoader loader, String folder) throws IOException {
    String name = ContentPath.of(folder).value();
    places.addAll(Collections.list(loader.getResources(name)));
    if (places.isEmpty()) {
      places.addAll(Collections.list(loader.getResources(name + "/")));
    }
    if (places.isEmpty()) {
      throw new FileNotFoundException("no folder '" + name + "' on the class path");
    }
  }

  @Override
  public @Nullable TarItem next() throws IOException {
    while (true) {
      TarItems items = open;
      if (items == null) {
        URL place = places.poll();
        if (place == null) {
          return null;
        }
        open = open(place);
        continue;
      }
      TarItem item = items.next();
      if (item == null) {
        close();
      } else if (seen.add(TarEntries.path(item.entry().getName()))) {
        return item;
      }
    }
  }

  private static TarItems open(URL place) throws IOException {
    if (place.getProtocol().equals("file")) {
      return new DirectoryItems(Path.of(URI.create(place.toString())), false);
    }
    URLConnection connection = place.openConnection();
    if (connection instanceof JarURLConnection jar) {
      // Not shared with the class loader, so that it can be closed.
      jar.setUseCaches(false);
      return new JarItems(jar.getJarFile(), jar.getEntryName());
    }
    throw new IOException("a folder of the class path cannot be listed where it is: " + place);
  }

  @Override
  public void close() throws IOException {
    TarItems items = open;
    open = null;
    if (items != null) {
      items.close();
    }
  }

  /** What is in a folder of a jar. */
  private static final class JarItems implements TarItems {

    private final JarFile jar;
    private final String folder;
    private final Iterator<JarEntry> entries;

    JarItems(JarFile jar, String folder) {
      this.jar = jar;
      this.folder = folder.endsWith("/") ? folder : folder + "/";
      List<JarEntry> all =
          jar.stream().filter(entry -> entry.getName().startsWith(this.folder)).toList();
      this.entries = all.iterator();
    }

    @Override
    public @Nullable TarItem next() throws IOException {
      if (!entries.hasNext()) {
        return null;
      }
      JarEntry entry = entries.next();
      ContentPath place = TarEntries.path(entry.getName().substring(folder.length()));
      boolean directory = entry.isDirectory();
      FileAccess access = directory ? FileAccess.OF_DIRECTORIES : FileAccess.OF_FILES;
      FileState state =
          FileState.at(place, directory ? FileKind.DIRECTORY : FileKind.FILE)
              .access(access.owner(), access.mode().bits())
              .modified(entry.getLastModifiedTime().toInstant())
              .size(directory ? 0 : entry.getSize())
              .build();
      InputStream content = directory ? InputStream.nullInputStream() : jar.getInputStream(entry);
      return new TarItem(TarEntries.head(null, state), content);
    }

    @Override
    public void close() throws IOException {
      jar.close();
    }
  }
}
