rootProject.name = "tnslint-jetbrains"
