package dev.callwire.processor.write;

/**
 * A source file to be written.
 *
 * @param className the qualified name of its class
 */
public record SourceFile(String className, String text) {}
