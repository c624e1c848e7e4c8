/** What small parts cost by themselves, with JMH; those that no other package reaches are measured in packages of their name. */
@NullMarked
package dev.callwire.benchmarks.parts;

import org.jspecify.annotations.NullMarked;
