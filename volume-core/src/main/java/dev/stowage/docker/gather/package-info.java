/** File binds gathered into volumes that are named after what is in them. */
@NullMarked
package dev.stowage.docker.gather;

import org.jspecify.annotations.NullMarked;
