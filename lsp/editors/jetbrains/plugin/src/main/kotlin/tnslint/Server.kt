package tnslint

import com.intellij.execution.configurations.GeneralCommandLine
import com.intellij.openapi.project.Project
import com.intellij.openapi.vfs.VirtualFile
import com.intellij.platform.lsp.api.ProjectWideLspServerDescriptor

/** The program: the environment variable TNSLINT, else the one on the PATH. */
private fun program(): String = System.getenv("TNSLINT")?.takeIf(String::isNotBlank) ?: "tnslint"

/** `tnslint lsp`, one for a project. */
internal class Server(project: Project) : ProjectWideLspServerDescriptor(project, "tnslint") {
    override fun isSupportedFile(file: VirtualFile) = languageId(file.name) != null

    override fun getLanguageId(file: VirtualFile) = languageId(file.name) ?: "oranet"

    override fun createCommandLine() =
        GeneralCommandLine(program(), "lsp").withCharset(Charsets.UTF_8).withWorkDirectory(project.basePath)
}
