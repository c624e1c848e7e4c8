package dev.callwire.processor.read;

import javax.lang.model.element.Element;

/**
 * Where a value's type was met: what messages about it point at.
 *
 * @param element the parameter, method or exception that brings the value in
 * @param subject what messages call it: {@code The parameter 'order'}
 * @param root the path of the value itself
 * @param path the path to the part that is being read: {@code Order.lines[].price}
 */
record Site(Element element, String subject, String root, String path) {

    static Site of(Element element, String subject, String root) {
        return new Site(element, subject, root, root);
    }

    /** The site of a part: {@code .name} or {@code []}. */
    Site part(String step) {
        return new Site(element, subject, root, path + step);
    }

    /** The site of the members of a type: a path begins with the outermost type that has members. */
    Site inside(String typeName) {
        return path.indexOf('.') < 0 ? new Site(element, subject, root, typeName) : this;
    }

    /** What stands before "is a …": the path, unless it is the value itself. */
    String what() {
        return path.equals(root) ? "it" : path;
    }
}
