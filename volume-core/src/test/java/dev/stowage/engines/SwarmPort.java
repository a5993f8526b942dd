package dev.stowage.engines;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Runs beside no other class that makes a Swarm: there is one port for it on this machine. These
 * classes come first, so that not all others wait for the last of them.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Order(1)
@ResourceLock("the port of Swarm")
public @interface SwarmPort {}
