<#
.SYNOPSIS
Builds the Windows package into target\dist: the application image and an MSI for one user.
.DESCRIPTION
Needs Git for Windows (its bash runs the part common to all systems), JDK 25, Maven, and WiX 5 with its UI extension.
Signs where TRAINLIGHT_SIGN_THUMBPRINT names a certificate; without it, it says so and goes on.
.PARAMETER What
image, msi or all.
#>
[CmdletBinding()]
param(
    [ValidateSet('image', 'msi', 'all')]
    [string] $What = 'all'
)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

function Assert-Tool {
    param([string] $Name, [string] $Package)
    if (-not (Get-Command -Name $Name -ErrorAction SilentlyContinue)) {
        throw "$Name is missing; install $Package and run again."
    }
}

function Invoke-Tool {
    param([string] $Name, [string[]] $Arguments)
    & $Name @Arguments
    if ($LASTEXITCODE -ne 0) {
        throw "$Name failed with exit code $LASTEXITCODE."
    }
}

$root = (Resolve-Path -Path (Join-Path -Path $PSScriptRoot -ChildPath '..\..')).Path
$dist = Join-Path -Path $root -ChildPath 'target\dist'
$image = Join-Path -Path $root -ChildPath 'target\package\image\trainlight'

Assert-Tool -Name 'bash' -Package 'Git for Windows'
if ($What -ne 'image') {
    Assert-Tool -Name 'wix' -Package 'WiX 5 (dotnet tool install --global wix)'
}

if (-not $env:TRAINLIGHT_SKIP_IMAGE) {
    Invoke-Tool -Name 'bash' -Arguments @("$root/packaging/common/build-image" -replace '\\', '/')
}
if (-not (Test-Path -Path (Join-Path -Path $image -ChildPath 'trainlight.exe'))) {
    throw 'The application image is missing; run without TRAINLIGHT_SKIP_IMAGE.'
}
New-Item -ItemType Directory -Force -Path $dist | Out-Null

function Add-Signature {
    param([string] $Path)
    if (-not $env:TRAINLIGHT_SIGN_THUMBPRINT) {
        Write-Information "Not signed: TRAINLIGHT_SIGN_THUMBPRINT is not set ($Path)." -InformationAction Continue
        return
    }
    Assert-Tool -Name 'signtool' -Package 'the Windows SDK'
    Invoke-Tool -Name 'signtool' -Arguments @('sign', '/sha1', $env:TRAINLIGHT_SIGN_THUMBPRINT, '/fd', 'SHA256', '/tr', 'http://timestamp.digicert.com', '/td', 'SHA256', $Path)
}

foreach ($launcher in Get-ChildItem -Path $image -Filter '*.exe') {
    Add-Signature -Path $launcher.FullName
}

if ($What -ne 'image') {
    [xml] $pom = Get-Content -Path (Join-Path -Path $root -ChildPath 'pom.xml')
    $version = if ($env:TRAINLIGHT_VERSION) { $env:TRAINLIGHT_VERSION } else { $pom.project.version }
    $architecture = if ($env:PROCESSOR_ARCHITECTURE -eq 'ARM64') { 'arm64' } else { 'x64' }
    $license = Join-Path -Path $root -ChildPath 'target\package\license.rtf'
    $text = (Get-Content -Raw -Path (Join-Path -Path $root -ChildPath 'LICENSE')) -replace '\\', '\\' -replace '([{}])', '\$1' -replace "`r?`n", "\par`n"
    Set-Content -Path $license -Value "{\rtf1\ansi{\fonttbl{\f0 Consolas;}}\f0\fs16 $text}"
    $msi = Join-Path -Path $dist -ChildPath "Trainlight-$version-$architecture.msi"
    Invoke-Tool -Name 'wix' -Arguments @('build', (Join-Path -Path $PSScriptRoot -ChildPath 'trainlight.wxs'),
        '-arch', $architecture, '-ext', 'WixToolset.UI.wixext',
        '-d', "Version=$version", '-d', "Image=$image", '-d', "License=$license",
        '-d', "Icon=$(Join-Path -Path $root -ChildPath 'icons\trainlight.ico')", '-o', $msi)
    Add-Signature -Path $msi
}
Get-ChildItem -Path $dist
