/** The engine's gate, through which all calls come: journal, faults, and answers still open. */
@NullMarked
package dev.stowage.testkit.gate;

import org.jspecify.annotations.NullMarked;
