/**
 * What the engine's own driver can keep data in besides its own directory: NFS, CIFS, memory, a
 * directory or block device of its host, and overlays. Linux engines only.
 *
 * <p>The engine accepts almost anything when the volume is made, and mounts when a container uses
 * it first: what is wrong on the server's side shows only then.
 */
@NullMarked
package dev.stowage.volume.driver.local;

import org.jspecify.annotations.NullMarked;
