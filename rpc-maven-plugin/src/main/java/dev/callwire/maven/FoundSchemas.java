package dev.callwire.maven;

import dev.callwire.schema.SchemaFormatException;
import dev.callwire.schema.SchemaJson;
import dev.callwire.schema.ServiceSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/** The service schemas of a module and of its dependencies, one for each interface. */
final class FoundSchemas {

    /** A schema and the folder or archive that it was in. */
    private record Found(ServiceSchema service, Path origin, boolean own) {}

    private final Map<String, Found> byInterface = new TreeMap<>();

    /** Adds what lies in the module's class output. It goes before what dependencies have of the same interface. */
    void addOwn(Path classes) throws MojoExecutionException, MojoFailureException {
        readFolder(classes, true);
    }

    /** Adds what lies in a dependency: an archive, or the class output of another module of the build. */
    void addDependency(Path dependency) throws MojoExecutionException, MojoFailureException {
        if (Files.isDirectory(dependency)) {
            readFolder(dependency, false);
        } else if (Files.isRegularFile(dependency)) {
            readArchive(dependency);
        }
    }

    /** The services in the order of their interfaces' names. */
    List<ServiceSchema> services() {
        return byInterface.values().stream().map(Found::service).toList();
    }

    /** What went wrong, for a message that names the file already. */
    static String reason(IOException e) {
        return e instanceof NoSuchFileException
                ? "no such file"
                : e.getMessage() + " (" + e.getClass().getSimpleName() + ")";
    }

    private void readFolder(Path classes, boolean own) throws MojoExecutionException, MojoFailureException {
        Path folder = classes.resolve(ServiceSchema.RESOURCE_FOLDER);
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> entries = Files.list(folder)) {
            files = entries.filter(file -> isSchema(file.getFileName().toString()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new MojoExecutionException("The folder " + folder + " cannot be read: " + reason(e), e);
        }
        for (Path file : files) {
            try {
                add(Files.readAllBytes(file), file.getFileName().toString(), file.toString(), classes, own);
            } catch (IOException e) {
                throw new MojoExecutionException("The schema " + file + " cannot be read: " + reason(e), e);
            }
        }
    }

    private void readArchive(Path archive) throws MojoExecutionException, MojoFailureException {
        String name = archive.getFileName().toString();
        if (!name.endsWith(".jar") && !name.endsWith(".zip")) {
            return;
        }
        try (var zip = new ZipFile(archive.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                if (entry.getName().startsWith(ServiceSchema.RESOURCE_FOLDER)) {
                    String file = entry.getName().substring(ServiceSchema.RESOURCE_FOLDER.length());
                    if (isSchema(file) && file.indexOf('/') < 0) {
                        try (var in = zip.getInputStream(entry)) {
                            add(in.readAllBytes(), file, archive + "!/" + entry.getName(), archive, false);
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new MojoExecutionException("The dependency " + archive + " cannot be read: " + reason(e), e);
        }
    }

    private static boolean isSchema(String fileName) {
        return fileName.endsWith(".json");
    }

    private void add(byte[] json, String fileName, String source, Path origin, boolean own)
            throws MojoFailureException {
        ServiceSchema service;
        try {
            service = SchemaJson.read(json, source);
        } catch (SchemaFormatException e) {
            throw new MojoFailureException(e.getMessage(), e);
        }
        String name = service.interfaceName();
        if (!service.resourceName().equals(ServiceSchema.RESOURCE_FOLDER + fileName)) {
            throw new MojoFailureException("A service schema must be named after its interface. Found " + name + " in "
                    + source + ". Compile the module it comes from again, from clean.");
        }
        Found earlier = byInterface.putIfAbsent(name, new Found(service, origin, own));
        if (earlier != null && !earlier.own() && !earlier.service().equals(service)) {
            throw new MojoFailureException("An interface must have one schema. Found different ones for " + name
                    + " in " + earlier.origin() + " and in " + origin + ". Leave one of the two dependencies out.");
        }
    }
}
