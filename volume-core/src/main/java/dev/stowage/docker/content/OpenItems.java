package dev.stowage.docker.content;

import dev.stowage.docker.content.TarWriting.Items;
import java.io.Closeable;

/** Items that hold something open. */
interface OpenItems extends Items, Closeable {}
