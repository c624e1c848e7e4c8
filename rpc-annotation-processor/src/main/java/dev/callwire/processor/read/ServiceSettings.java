package dev.callwire.processor.read;

/**
 * What an interface's own annotations say for all of its methods.
 *
 * @param prefix what derived wire names begin with: the namespace and the separator
 * @param style a constant of the annotations' {@code ParamStyle}
 */
record ServiceSettings(String namespace, String prefix, String style, boolean nonBlocking) {}
