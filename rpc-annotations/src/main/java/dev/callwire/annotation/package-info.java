/** The annotations that make an interface a service: what a service's author writes, and nothing that runs. */
package dev.callwire.annotation;
