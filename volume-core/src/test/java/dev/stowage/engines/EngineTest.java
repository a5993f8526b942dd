package dev.stowage.engines;

/** A test that runs once on each engine that is present. */
@EachEngine
public abstract class EngineTest extends OnEngine {}
